const axios = require("axios");
const { assertAllowed } = require("./network");

async function preview(req, res) {
  const url = req.query.url;
  // ruleid: ssrf-axios
  const page = await axios.get(url, { timeout: 1000 });
  res.send(page.data);
}

async function hook(request, response) {
  const { data } = await axios({
    method: "post",
    // ruleid: ssrf-axios
    url: `https://${request.body.host}/hook`,
  });
  response.json(data);
}

async function checked(req, res) {
  const address = req.body.address;
  assertAllowed(address);
  // ok: ssrf-axios
  const answer = await fetch(address);
  // ruleid: ssrf-axios
  await axios.post(req.query["callback"], { done: true });
  // ok: ssrf-axios
  await axios.post("https://log.example", { address });
  res.json(await answer.json());
}

function plain(req) {
  // ok: ssrf-axios
  return fetch(req.query.url);
}

module.exports = { preview, hook, checked, plain };
