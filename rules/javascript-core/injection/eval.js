const express = require("express");
const vm = require("vm");
const app = express();

app.get("/calculate", (req, res) => {
  // ruleid: javascript.injection.eval
  const result = eval(req.query.formula);

  const { body } = req.body;
  // ruleid: javascript.injection.eval
  const run = new Function("x", body);

  const script = `return ${req.params.name}`;
  // ruleid: javascript.injection.eval
  vm.runInNewContext(script, {});

  // ruleid: javascript.injection.eval
  const compiled = new vm.Script(script);

  // ok: javascript.injection.eval
  eval("1 + 1");
  // ok: javascript.injection.eval
  const data = JSON.parse(req.body.text);
  // ok: javascript.injection.eval
  eval(Number(req.query.count));
  // ok: javascript.injection.eval
  res.json({ result, run, data, compiled });
});
