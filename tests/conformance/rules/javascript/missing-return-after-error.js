const db = require("./db");

exports.list = function (req, res, next) {
  db.all("select 1", (error, rows) => {
    // ruleid: missing-return-after-error
    if (error) {
      next(error);
    }
    res.json(rows);
  });
};

exports.one = function (req, res, next) {
  db.one("select 1", (err, row) => {
    // ok: missing-return-after-error
    if (err) {
      return next(err);
    }
    // ruleid: missing-return-after-error
    if (row.error) {
      console.error(row);
      next(row.error);
    } else {
      res.json(row);
    }
  });
};

exports.other = (req, res) => {
  // ok: missing-return-after-error
  if (req.error) {
    log(req.error);
  }
};
