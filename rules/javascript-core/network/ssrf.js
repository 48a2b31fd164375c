const express = require("express");
const axios = require("axios");
const got = require("got");
const https = require("https");
const app = express();
const API = "https://api.example.org";
const HOSTS = new Set(["images.example.org"]);

app.get("/fetch", async (req, res) => {
  // ruleid: javascript.network.ssrf
  const first = await axios.get(req.query.url);
  const url = req.body.callback;
  // ruleid: javascript.network.ssrf
  await fetch(url, { method: "POST" });
  // ruleid: javascript.network.ssrf
  await got(`https://${req.params.host}/status`);
  // ruleid: javascript.network.ssrf
  https.get("https://example.org" + req.query.path, (answer) => answer.pipe(res));
  // ruleid: javascript.network.ssrf
  await axios({ method: "get", url: req.query.url });

  // ok: javascript.network.ssrf
  await axios.get("https://api.example.org/search", { params: { q: req.query.q } });
  // ok: javascript.network.ssrf
  await fetch(`https://api.example.org/users/${req.params.id}`);
  // ok: javascript.network.ssrf
  await fetch(`${API}/users/${req.params.id}`);
  // ok: javascript.network.ssrf
  await fetch(process.env.API_URL + "/users/" + req.params.id);
  // ok: javascript.network.ssrf
  await fetch("https://api.example.org/log", { method: "POST", body: req.body.text });
  // ok: javascript.network.ssrf
  res.json(first.data);
});

app.get("/checked", async (req, res) => {
  const url = req.query.url;
  const parts = new URL(url);
  if (!HOSTS.has(parts.hostname)) {
    return res.sendStatus(400);
  }
  // ok: javascript.network.ssrf
  await fetch(url);
});

app.get("/checked-at-once", async (req, res) => {
  const url = req.query.url;
  if (new URL(url).hostname !== "images.example.org") return res.sendStatus(400);
  // ok: javascript.network.ssrf
  await fetch(url);
});
