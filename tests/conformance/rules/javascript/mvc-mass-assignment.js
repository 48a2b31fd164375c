const { User, Order } = require("../models");
const pick = require("lodash/pick");

exports.create = async (req, res, next) => {
  try {
    // ruleid: mvc-mass-assignment
    const user = await User.create(req.body);
    // ok: mvc-mass-assignment
    const other = await User.create(pick(req.body, ["name", "email"]));
    // ok: mvc-mass-assignment
    const third = await User.create(req.body, { fields: ["name"], transaction: req.tx });
    res.status(201).json([user, other, third]);
  } catch (error) {
    next(error);
  }
};

exports.update = async function (req, res) {
  const order = await Order.findByPk(req.params.id);
  // ruleid: mvc-mass-assignment
  Object.assign(order, req.body);
  // ruleid: mvc-mass-assignment
  await Order.update(req.body, { where: { id: order.id } });
  // ruleid: mvc-mass-assignment
  const draft = new Order(req.body);
  // ok: mvc-mass-assignment
  const plain = new Order({ ...draft, state: "new" });
  res.json(plain);
};
