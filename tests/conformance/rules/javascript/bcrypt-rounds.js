import bcrypt from "bcrypt";
import crypto from "crypto";

const WEAK = 4;
const STRONG = 12;
const rounds = Number(process.env.ROUNDS);

export async function save(user, password) {
  // ruleid: bcrypt-rounds
  user.hash = await bcrypt.hash(password, 8);
  // ok: bcrypt-rounds
  user.hash = await bcrypt.hash(password, STRONG);
  // ruleid: bcrypt-rounds
  user.old = bcrypt.hashSync(password, WEAK);
  // ok: bcrypt-rounds
  user.old = bcrypt.hashSync(password, rounds);
}

export function salts(done) {
  // ruleid: bcrypt-rounds
  bcrypt.genSalt(5, (error, salt) => done(salt));
  // ok: bcrypt-rounds
  bcrypt.genSalt(10, done);
  // ruleid: bcrypt-rounds
  return crypto.pbkdf2Sync("x", "y", 1, 64, "sha512");
}
