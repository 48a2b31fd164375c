const _ = require("lodash");

module.exports = (app, settings, schema) => {
  app.post("/settings", (req, res) => {
    // ruleid: javascript.injection.prototype-pollution
    _.merge(settings, req.body);
    const changes = req.body.changes;
    // ruleid: javascript.injection.prototype-pollution
    _.defaultsDeep({}, changes, settings);
    // ruleid: javascript.injection.prototype-pollution
    _.set(settings, req.query.path, "on");

    // ok: javascript.injection.prototype-pollution
    _.merge(settings, { theme: "dark" });
    // ok: javascript.injection.prototype-pollution
    _.merge(settings, _.pick(req.body, ["theme"]));
    // ok: javascript.injection.prototype-pollution
    Object.assign(settings, req.body);
    // ok: javascript.injection.prototype-pollution
    _.merge(settings, schema.parse(req.body));
    res.json(settings);
  });
};
