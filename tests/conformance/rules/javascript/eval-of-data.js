const vm = require("vm");

function calculate(form) {
  // ruleid: eval-of-data
  const sum = eval(form.left + "+" + form.right);
  // ok: eval-of-data
  const two = eval("1 + 1");
  // ruleid: eval-of-data
  const run = new Function("a", "return a * " + form.factor);
  return run(sum) + two;
}

function later(name, job) {
  // ruleid: eval-of-data
  setTimeout(`show('${name}')`, 100);
  // ok: eval-of-data
  setTimeout(() => show(job.name), 100);
  // ok: eval-of-data
  setTimeout(function tick() {
    show(job.name + "!");
  }, 100);
  // ok: eval-of-data
  setInterval(() => {
    show(job.name);
  }, 1000);
  // ruleid: eval-of-data
  setInterval(job.code, 1000);
}

module.exports.sandbox = (req) => {
  // ruleid: eval-of-data
  return vm.runInNewContext(req.body, { console });
};
