const crypto = require("crypto");

function reset(user) {
  // ruleid: weak-random-token
  const token = Math.random().toString(36).slice(2);
  // ok: weak-random-token
  const delay = Math.random() * 1000;
  // ok: weak-random-token
  user.resetToken = crypto.randomBytes(16).toString("hex");
  // ruleid: weak-random-token
  user.apiSecret = "k" + Math.floor(Math.random() * 1e9);
  setTimeout(() => mail(user, token), delay);
}

let nonce;
function refresh() {
  // ruleid: weak-random-token
  nonce = String(Math.random());
  return nonce;
}

// ruleid: weak-random-token
exports.makePassword = function (length) {
  const base = 36;
  return Math.random().toString(base).substr(0, length);
};

exports.session = () => {
  // ruleid: weak-random-token
  return { id: 1, token: `${Date.now()}${Math.random()}` };
};

module.exports.refresh = refresh;
module.exports.reset = reset;
