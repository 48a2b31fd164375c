import { query } from "../../lib/db";

export const config = { api: { bodyParser: true } };

function method(req) {
  return req.method;
}

// ruleid: next-api-method
export default async function handler(req, res) {
  const rows = await query("select 1");
  if (!rows.length) {
    res.status(404).end();
    return;
  }
  res.status(200).json({ rows });
}

// ok: next-api-method
export async function other(req, res) {
  res.end(method(req));
}
