const { Pool } = require("pg");
const pool = new Pool();

module.exports = (app, db, search) => {
  app.get("/products", async (req, res) => {
    // ruleid: javascript.injection.sql
    await pool.query("SELECT * FROM products WHERE name = '" + req.query.name + "'");
    const sql = `SELECT * FROM orders WHERE id = ${req.params.id}`;
    // ruleid: javascript.injection.sql
    const orders = await db.execute(sql);
    // ruleid: javascript.injection.sql
    await db.sequelize.query(`DELETE FROM orders WHERE note = '${req.body.note}'`, { type: "DELETE" });

    // ok: javascript.injection.sql
    await pool.query("SELECT * FROM products WHERE name = $1", [req.query.name]);
    // ok: javascript.injection.sql
    await pool.query(`SELECT * FROM products LIMIT ${Number(req.query.limit)}`);
    // ok: javascript.injection.sql
    await search.query(req.query.text);
    res.json(orders);
  });
};
