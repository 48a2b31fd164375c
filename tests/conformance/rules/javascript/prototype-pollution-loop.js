function merge(target, source) {
  // ruleid: prototype-pollution-loop
  for (const key in source) {
    if (typeof source[key] === "object") {
      merge(target[key], source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}

function careful(target, source) {
  // ok: prototype-pollution-loop
  for (const key in source) {
    if (key === "__proto__" || key === "constructor") {
      continue;
    }
    target[key] = source[key];
  }
}

function copy(to, from) {
  // ruleid: prototype-pollution-loop
  Object.keys(from).forEach((name) => {
    const value = from[name];
    to[name] = value;
  });
  // ok: prototype-pollution-loop
  for (const name in from) {
    console.log(name);
  }
}

module.exports = { merge, careful, copy };
