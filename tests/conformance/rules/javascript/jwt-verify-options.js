const jwt = require("jsonwebtoken");
const fs = require("fs");

const key = fs.readFileSync("key.pem");

function authenticate(req, res, next) {
  const token = req.headers.authorization.split(" ")[1];
  try {
    // ruleid: jwt-verify-options
    req.user = jwt.verify(token, key);
    next();
  } catch (error) {
    res.sendStatus(401);
  }
}

const strict = (token) => {
  // ok: jwt-verify-options
  return jwt.verify(token, key, { algorithms: ["RS256"], issuer: "me" });
};

function later(token, done) {
  // ruleid: jwt-verify-options
  jwt.verify(token, key, { issuer: "me" }, done);
  // ok: jwt-verify-options
  jwt.verify(token, key, { issuer: "me", algorithms: ["ES256", "RS256"] }, (error, payload) => {
    done(error, payload);
  });
  // ok: jwt-verify-options
  jwt.decode(token);
}

module.exports = { authenticate, strict, later };
