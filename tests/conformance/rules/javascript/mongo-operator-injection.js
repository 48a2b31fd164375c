const Router = require("koa-router");
const User = require("./models/user");
const router = new Router();

async function login(req, res) {
  // ruleid: mongo-operator-injection
  const user = await User.findOne({ name: req.body.name, password: req.body.password });
  // ok: mongo-operator-injection
  const other = await User.findOne({ name: String(req.body.name) });
  // ok: mongo-operator-injection
  const third = await User.findOne({ name: req.body.name.toString() });
  res.json(user || other || third);
}

router.post("/users", async (ctx) => {
  const filter = ctx.request.body.filter;
  // ruleid: mongo-operator-injection
  ctx.body = await User.find(filter).limit(10).exec();
});

router.get("/users", async (ctx, next) => {
  const { role } = ctx.query;
  // ruleid: mongo-operator-injection
  await User.updateOne({ role }, { $set: { seen: true } });
  // ok: mongo-operator-injection
  await User.updateOne({ _id: ctx.state.id }, { $set: { role } });
  // ruleid: mongo-operator-injection
  ctx.body = await User.aggregate([{ $match: { role } }, { $limit: 5 }]);
  await next();
});

module.exports = { login, router };
