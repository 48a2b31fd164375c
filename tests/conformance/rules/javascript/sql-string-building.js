import mysql from "mysql2/promise";

const pool = mysql.createPool({ host: "db", user: "app" });
const TABLE = "users";

export async function byName(name) {
  // ruleid: sql-string-building
  const [rows] = await pool.query("SELECT * FROM users WHERE name = '" + name + "'");
  return rows;
}

export async function byId(id) {
  // ok: sql-string-building
  const [rows] = await pool.query("SELECT * FROM users WHERE id = ?", [id]);
  // ruleid: sql-string-building
  await pool.query("SELECT * FROM log WHERE user = " + id);
  // ok: sql-string-building
  await pool.query("SELECT * FROM users " + "ORDER BY name");
  return rows[0];
}

export async function remove(req) {
  // ruleid: sql-string-building
  await this.connection.execute(`DELETE FROM users WHERE id = ${req.params.id}`);
  // ok: sql-string-building
  await search.query(`name:${req.params.name}`);
  // ruleid: sql-string-building
  return pool.query(`DELETE FROM sessions WHERE user = ${req.params.id} LIMIT 1`, []);
}
