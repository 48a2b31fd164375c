const express = require("express");
const { safePath } = require("./paths");
const router = express.Router();

router.get("/login", (req, res) => {
  const { next = "/" } = req.query;
  if (!req.session.user) {
    return res.render("login", { next });
  }
  // ruleid: open-redirect
  return res.redirect(next);
});

router.post("/login", async function (req, res) {
  const target = req.body.returnTo || "/home";
  await req.session.save();
  // ruleid: open-redirect
  res.redirect(302, target);
});

router.get("/search", (request, response) => {
  const q = request.query.q;
  // ok: open-redirect
  response.redirect("/find?q=" + encodeURIComponent(q));
  // ruleid: open-redirect
  response.redirect(`/find?q=${q}`);
});

router.get("/back", (req, res) => {
  // ok: open-redirect
  res.redirect(safePath(req.query.to));
  // ok: open-redirect
  res.redirect("/");
});

module.exports = router;
