import { Pool, PoolClient } from "pg";

const pool: Pool = new Pool();

export async function find(db: Pool, name: string) {
  // ruleid: typed-sql-client
  const rows = await db.query("select * from users where name = '" + name + "'");
  // ok: typed-sql-client
  await db.query("select * from users where name = $1", [name]);
  return rows;
}

export async function inTransaction(name: string, cache: Map<string, string>) {
  const client: PoolClient = await pool.connect();
  // ruleid: typed-sql-client
  await client.query(`update users set seen = now() where name = '${name}'`);
  // ok: typed-sql-client
  cache.query(`x${name}`);
  // ruleid: typed-sql-client
  return pool.query(`select '${name}'`);
}

export function other(search: Search, text: string) {
  // ok: typed-sql-client
  return search.query("name:" + text);
}
