const jsonwebtoken = require("jsonwebtoken");
const config = require("./config");

const SECRET = "keyboard cat";
let fallback = process.env.SECRET;

exports.issue = (user) => {
  // ruleid: jwt-hardcoded-secret
  return jsonwebtoken.sign({ sub: user.id }, "s3cret", { expiresIn: "1h" });
};

exports.refresh = function (user) {
  // ruleid: jwt-hardcoded-secret
  const token = jsonwebtoken.sign({ sub: user.id, kind: "refresh" }, SECRET);
  // ok: jwt-hardcoded-secret
  const other = jsonwebtoken.sign({ sub: user.id }, config.secret);
  return [token, other];
};

exports.check = (token) => {
  // ok: jwt-hardcoded-secret
  const first = jsonwebtoken.verify(token, fallback);
  // ruleid: jwt-hardcoded-secret
  const second = jsonwebtoken.verify(token, SECRET, { algorithms: ["HS256"] });
  return first || second;
};
