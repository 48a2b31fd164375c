const app = require("express")();
const SITE = "https://shop.example.org";
const TARGETS = { home: "/" };

app.get("/out", (req, res) => {
  // ruleid: javascript.web.open-redirect
  res.redirect(req.query.next);
  const target = req.query.url || "/";
  // ruleid: javascript.web.open-redirect
  res.redirect(302, target);
  // ruleid: javascript.web.open-redirect
  res.setHeader("Location", target);
  // ruleid: javascript.web.open-redirect
  res.redirect("/" + req.params.path);
  // ruleid: javascript.web.open-redirect
  res.redirect(`https://${req.query.host}/`);

  // ok: javascript.web.open-redirect
  res.redirect("/users/" + req.params.id);
  // ok: javascript.web.open-redirect
  res.redirect(`/users/${req.params.id}`);
  // ok: javascript.web.open-redirect
  res.redirect(`${SITE}/users/${req.params.id}`);
  // ok: javascript.web.open-redirect
  res.redirect("/login?next=" + encodeURIComponent(req.query.next));
  // ok: javascript.web.open-redirect
  res.redirect(TARGETS[req.query.to]);
  // ok: javascript.web.open-redirect
  res.redirect(safeTarget(req.query.next));
});

app.get("/checked", (req, res) => {
  const target = new URL(req.query.next, SITE);
  if (!isAllowed(target)) return res.sendStatus(400);
  // ok: javascript.web.open-redirect
  res.redirect(target);
});

app.get("/listed", (req, res) => {
  const { next } = req.query;
  if (!["/", "/help"].includes(next)) {
    return res.redirect("/");
  }
  // ok: javascript.web.open-redirect
  res.redirect(next);
});
