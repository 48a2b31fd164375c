const https = require("https");
const tls = require("tls");
const axios = require("axios");

module.exports = (url, strict, ca) => {
  // ruleid: javascript.configuration.tls-reject-unauthorized
  const agent = new https.Agent({ rejectUnauthorized: false });
  // ruleid: javascript.configuration.tls-reject-unauthorized
  tls.connect({ host: "db", port: 5432, rejectUnauthorized: false, timeout: 5 });
  axios.get(url, {
    httpsAgent: new https.Agent({
      keepAlive: true,
      // ruleid: javascript.configuration.tls-reject-unauthorized
      rejectUnauthorized: false,
    }),
  });

  // ok: javascript.configuration.tls-reject-unauthorized
  https.get(url, { rejectUnauthorized: true });
  // ok: javascript.configuration.tls-reject-unauthorized
  https.get(url, { ca });
  // ok: javascript.configuration.tls-reject-unauthorized
  https.get(url, { rejectUnauthorized: strict });

  const options = {};
  // ruleid: javascript.configuration.tls-reject-unauthorized
  options.rejectUnauthorized = false;

  // ruleid: javascript.configuration.tls-reject-unauthorized-environment
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
  // ruleid: javascript.configuration.tls-reject-unauthorized-environment
  process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = 0;
  // ok: javascript.configuration.tls-reject-unauthorized-environment
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = "1";
  return { agent, options };
};
