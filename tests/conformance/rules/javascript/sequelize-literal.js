const { Sequelize, DataTypes, Op } = require("sequelize");
const sequelize = new Sequelize(process.env.DATABASE_URL);

async function top(column, direction) {
  return Product.findAll({
    // ruleid: sequelize-literal
    order: [sequelize.literal(`${column} ${direction}`)],
    // ok: sequelize-literal
    attributes: [[sequelize.literal("count(*)"), "n"]],
    // ruleid: sequelize-literal
    where: { [Op.and]: Sequelize.literal("price > " + column) },
  });
}

async function raw(name) {
  // ruleid: sequelize-literal
  const [a] = await sequelize.query("select * from t where name = '" + name + "'");
  // ok: sequelize-literal
  const [b] = await sequelize.query(`select * from t where id = ?`, { replacements: [name] });
  // ok: sequelize-literal
  const c = await sequelize.query("select 1" + " from t");
  // ruleid: sequelize-literal
  return sequelize.query(name, { type: "SELECT" }).then((d) => [a, b, c, d]);
}

module.exports = { top, raw };
