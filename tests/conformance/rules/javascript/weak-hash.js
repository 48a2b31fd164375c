import crypto from "crypto";
import { createHash } from "crypto";

const LEGACY = "md5";

export function etag(body) {
  // ok: weak-hash
  return crypto.createHash("md5").update(body).digest("base64");
}

export function fingerprint(password, salt) {
  // ruleid: weak-hash
  const hash = crypto.createHash("sha1");
  hash.update(password + salt);
  // ruleid: weak-hash
  const second = crypto.createHash(LEGACY).update(password);
  return [hash.digest("hex"), second.digest("hex")];
}

export class Store {
  key(name) {
    // ruleid: weak-hash
    return createHash("MD5").update(name).digest("hex");
  }
  strong(name) {
    // ok: weak-hash
    return createHash("sha256").update(name).digest("hex");
  }
}
