import { Prisma, PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

export async function byEmail(email: string) {
  // ruleid: prisma-raw
  const a = await prisma.$queryRawUnsafe(`SELECT * FROM "User" WHERE email = '${email}'`);
  // ok: prisma-raw
  const b = await prisma.$queryRawUnsafe(`SELECT * FROM "User" WHERE email = $1`, email);
  // ok: prisma-raw
  const c = await prisma.$queryRaw`SELECT * FROM "User" WHERE email = ${email}`;
  return [a, b, c];
}

export async function purge(days: number, table: string): Promise<number> {
  const statement = "DELETE FROM " + table + " WHERE age > " + days;
  // ruleid: prisma-raw
  return prisma.$executeRawUnsafe(statement);
}

export async function POST(request: Request) {
  const { order } = await request.json();
  // ruleid: prisma-raw
  const rows = await prisma.$queryRawUnsafe("SELECT * FROM posts ORDER BY " + order);
  return Response.json(rows);
}
