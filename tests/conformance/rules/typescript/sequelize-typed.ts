import { Sequelize } from 'sequelize';
import type { Options } from 'sequelize';

const sequelize = new Sequelize({ host: 'db', dialect: 'postgres' });
const strict = new Sequelize({ host: 'db', dialect: 'postgres', dialectOptions: { ssl: { rejectUnauthorized: true } } });
const memory = new Sequelize('sqlite::memory:');
const config: Options = {
  dialect: 'mysql',
  host: 'db',
  dialectOptions: { connectTimeout: 5, ssl: { ca: CA, rejectUnauthorized: false } },
};
const ordered: Options = { dialectOptions: { ssl: { rejectUnauthorized: false } }, dialect: 'mysql' };

export function byName(name: string, page: number = 1) {
  sequelize.query(`SELECT * FROM users WHERE name = '${name}' LIMIT ${page}`);
  sequelize.query('SELECT * FROM users WHERE name = ?', { replacements: [name] });
  sequelize.query('SELECT * FROM users WHERE name = ' + name, { replacements: { name } });
  sequelize.query('SELECT * FROM users WHERE name = ' + sequelize.escape(name));
  sequelize.query('SELECT * FROM users LIMIT ' + Number(page));
  return User.findAll({ order: [Sequelize.literal(name)], where: { page: parseInt(name, 10) } });
}

export const byOrder = (order: string) => {
  const clause = `ORDER BY ${order}`;
  return sequelize.query('SELECT 1 ' + clause, { type: 'SELECT' });
};

export const byId = (id: number) => sequelize.query(`SELECT ${id}`);
export const byAny = (id: any) => sequelize.query(`SELECT ${id}`);

async function literal(raw?: string) {
  const part = raw?.toLowerCase();
  if (part) {
    await User.update({ n: sequelize.literal(`n + ${part}`) }, { where: {} });
  }
  await User.update({ n: sequelize.literal('n + 1') }, { where: {} });
  const clean = parseInt(raw!, 10);
  await User.update({ n: sequelize.literal(`n + ${clean}`) }, { where: {} });
}

export default async function (req: Request) {
  await sequelize.query(req.body.sql as string, { bind: [] });
  await sequelize.query(req.body.sql as string);
  await db.query({ text: req.body.sql });
}
