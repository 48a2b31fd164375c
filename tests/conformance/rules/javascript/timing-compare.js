import { createHmac, timingSafeEqual } from "node:crypto";

export function webhook(req, res, next) {
  const given = req.get("x-signature");
  const signature = createHmac("sha256", process.env.KEY).update(req.rawBody).digest("hex");
  // ok: timing-compare
  if (undefined === signature) {
    return next();
  }
  // ruleid: timing-compare
  if (given === signature) {
    return next();
  }
  // ruleid: timing-compare
  if (given != req.expectedDigest) {
    return res.sendStatus(403);
  }
  // ok: timing-compare
  if (timingSafeEqual(Buffer.from(given), Buffer.from(signature))) {
    next();
  }
  // ok: timing-compare
  return given === "none" ? next() : res.end();
}

const isKey = (key, store) =>
  // ruleid: timing-compare
  key !== "" && key === store.apiKey;

export default isKey;
