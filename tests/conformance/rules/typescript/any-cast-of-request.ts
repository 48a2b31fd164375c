import type { Request, Response } from "express";

interface Order {
  id: string;
  amount: number;
}

export async function create(req: Request, res: Response): Promise<void> {
  // ruleid: any-cast-of-request
  const order = req.body as Order;
  // ok: any-cast-of-request
  const parsed = schema.parse(req.body);
  // ok: any-cast-of-request
  const raw = req.body as unknown;
  // ruleid: any-cast-of-request
  const old = <Order>req.body;
  res.json({ order, parsed, raw, old });
}

export function load(text: string): Order {
  // ruleid: any-cast-of-request
  const value = JSON.parse(text) as any;
  // ok: any-cast-of-request
  return JSON.parse(text);
}
