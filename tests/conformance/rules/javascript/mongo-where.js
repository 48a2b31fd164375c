const Book = require("./book");

exports.search = async (req, res) => {
  // ruleid: mongo-where
  const a = await Book.find({ $where: "this.title == '" + req.query.title + "'" });
  // ok: mongo-where
  const b = await Book.find({ $where: "this.pages > 100" });
  // ok: mongo-where
  const c = await Book.find({ $where: function () { return this.pages > 100; } });
  // ruleid: mongo-where
  const d = await Book.findOne({ year: 1999, $where: `this.author == '${req.query.author}'` }, { title: 1 });
  res.json([a, b, c, d]);
};

exports.chain = (query, text) =>
  // ruleid: mongo-where
  query
    .$where(text)
    .limit(3);

exports.wide = (text) => {
  // ruleid: mongo-where
  return Book.$where(text);
};

exports.none = (text) => {
  // ok: mongo-where
  return Book.find({ title: text });
};
