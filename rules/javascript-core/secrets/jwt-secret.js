const jwt = require("jsonwebtoken");

module.exports = (claims, token, config, codec) => {
  // ruleid: javascript.secrets.jwt-secret
  const issued = jwt.sign(claims, "s3cr3t", { expiresIn: "1h" });
  // ruleid: javascript.secrets.jwt-secret
  jwt.verify(token, 's3cr3t');
  // ruleid: javascript.secrets.jwt-secret
  jwt.verify(token, `s3cr3t`, (error, data) => data);

  // ok: javascript.secrets.jwt-secret
  jwt.sign(claims, process.env.JWT_KEY);
  // ok: javascript.secrets.jwt-secret
  jwt.verify(token, config.key, { algorithms: ["HS256"] });
  // ok: javascript.secrets.jwt-secret
  codec.sign(claims, "utf8");
  return issued;
};
