const jwt = require("jsonwebtoken");

module.exports = (claims, token, key) => {
  // ruleid: javascript.auth.jwt-none-algorithm
  jwt.verify(token, key, { algorithms: ["HS256", "none"] });
  // ruleid: javascript.auth.jwt-none-algorithm
  const issued = jwt.sign(claims, "", { algorithm: 'none', expiresIn: "1h" });
  // ruleid: javascript.auth.jwt-none-algorithm
  jwt.verify(token, null, { algorithms: ["None"] }, (error, data) => data);

  // ok: javascript.auth.jwt-none-algorithm
  jwt.verify(token, key, { algorithms: ["RS256"] });
  // ok: javascript.auth.jwt-none-algorithm
  jwt.sign(claims, key);
  // ok: javascript.auth.jwt-none-algorithm
  jwt.sign({ algorithm: "none" }, key, { algorithm: "HS256" });
  return issued;
};
