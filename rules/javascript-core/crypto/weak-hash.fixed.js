const crypto = require("crypto");
const { createHash } = require("node:crypto");

module.exports = (data, key, store) => {
  // ruleid: javascript.crypto.weak-hash
  const digest = crypto.createHash("sha256").update(data).digest("hex");
  // ruleid: javascript.crypto.weak-hash
  const other = createHash("sha256").update(data).digest("hex");
  // ruleid: javascript.crypto.weak-hash
  const state = crypto.createHash("sha256", { encoding: "hex" });

  // ok: javascript.crypto.weak-hash
  crypto.createHash("sha256").update(data);
  // ok: javascript.crypto.weak-hash
  crypto.createHmac("sha512", key);
  // ok: javascript.crypto.weak-hash
  store.get("md5");
  return { digest, other, state };
};
