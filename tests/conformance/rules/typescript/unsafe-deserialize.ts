import { Request, Response } from "express";
import * as serialize from "node-serialize";
import * as yaml from "js-yaml";

export function restore(req: Request, res: Response) {
  const text = Buffer.from(req.cookies.profile, "base64").toString();
  // ruleid: unsafe-deserialize
  const profile = serialize.unserialize(text);
  res.json(profile);
}

export const load = (request: Request, response: Response): void => {
  // ruleid: unsafe-deserialize
  const first = yaml.load(request.body);
  // ok: unsafe-deserialize
  const second = yaml.load(request.body, { schema: yaml.JSON_SCHEMA });
  response.json([first, second]);
};

export function local(job: Job) {
  // ok: unsafe-deserialize
  return serialize.unserialize(job.body);
}
