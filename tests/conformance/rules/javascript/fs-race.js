const fs = require("fs");

function save(path, text) {
  // ruleid: fs-race
  if (!fs.existsSync(path)) {
    fs.writeFileSync(path, text);
  }
}

function clean(path, log) {
  // ruleid: fs-race
  if (fs.existsSync(path)) {
    log("removing");
    fs.unlinkSync(path);
  } else {
    log("nothing to remove");
  }
  // ok: fs-race
  if (fs.existsSync(path)) {
    fs.unlinkSync(log.path);
  }
}

function size(path) {
  // ruleid: fs-race
  const info = fs.statSync(path);
  if (info.size < 1000) {
    const text = fs.readFileSync(path, "utf8");
    return text.length;
  }
  // ok: fs-race
  const other = fs.statSync("other");
  return other.size;
}

module.exports = { save, clean, size };
