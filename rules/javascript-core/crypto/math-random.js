const crypto = require("crypto");

// ruleid: javascript.crypto.math-random
const token = Math.random().toString(36).slice(2);
// ruleid: javascript.crypto.math-random
let sessionId = "s" + Math.floor(Math.random() * 1e9);

function createPassword(user) {
  // ruleid: javascript.crypto.math-random
  user.resetCode = String(Math.random()).slice(2, 8);
  // ruleid: javascript.crypto.math-random
  return Math.random().toString(36);
}

function place(user) {
  // ok: javascript.crypto.math-random
  user.token = crypto.randomBytes(32).toString("hex");
  // ok: javascript.crypto.math-random
  const x = Math.random() * 100;
  // ok: javascript.crypto.math-random
  setTimeout(place, 1000 + Math.random() * 500);
  return x;
}

module.exports = { token, sessionId, createPassword, place };
