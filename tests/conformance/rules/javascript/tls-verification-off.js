const https = require("https");
const tls = require("tls");

// ruleid: tls-verification-off
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";

// ruleid: tls-verification-off
const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });
// ok: tls-verification-off
const strict = new https.Agent({ keepAlive: true, rejectUnauthorized: true });

function connect(host, insecure) {
  // ruleid: tls-verification-off
  process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = 0;
  // ok: tls-verification-off
  const options = { host, rejectUnauthorized: !insecure };
  // ruleid: tls-verification-off
  agent.options.rejectUnauthorized = false;
  // ok: tls-verification-off
  strict.options.rejectUnauthorized = true;
  return tls.connect(443, host, options);
}

module.exports = { connect };
