import { Request, Response } from 'express';
import _, { escapeRegExp } from 'lodash';

type Tree = Record<string, any>;

export function setIn(tree: Tree, a: string, b: string, value: unknown): void {
  tree[a][b] = value;
  tree[a]['name'] = value;
  tree.x[b] = value;
}

export function guarded(tree: Tree, a: string, b: string): boolean {
  if (a === '__proto__') {
    return false;
  }
  tree[a][b] = true;
  return true;
}

function untyped(tree, a, b) {
  tree[a][b] = 1;
}

export function merge<T extends object>(target: T, source: Partial<T>): T {
  for (const key in source) {
    target[key] = source[key] as any;
  }
  for (const key in source) {
    if (Object.prototype.hasOwnProperty.call(source, key)) {
      target[key] = source[key]!;
    }
  }
  for (const key in source) {
    if (source.hasOwnProperty(key)) {
      continue;
    }
    target[key] = 1;
  }
  Object.keys(source).forEach((key) => {
    target[key] = source[key];
  });
  for (let key in source) {
    const value = source[key];
    target[key] = value;
  }
  return target;
}

export function search(req: Request, res: Response, lines: string[]) {
  const q = req.query.q as string;
  const found = lines.filter((line) => line.match(q));
  const re = new RegExp(`^${q}`, 'i');
  const safe = new RegExp(escapeRegExp(q), 'i');
  const safer = new RegExp('^' + _.escapeRegExp(req.params.name));
  const own = new RegExp(q.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const { pattern } = req.query;
  if (typeof pattern === 'string') {
    res.send(RegExp(pattern));
  }
  return lines[0].search(req.params?.name ?? '');
}

const onInput = (event: InputEvent) => {
  const text = (event.target as HTMLInputElement).value;
  show(new RegExp(event.target.value));
  show(new RegExp(text));
  const part = new URLSearchParams(location.search).get('q');
  show(new RegExp(part!, 'g'));
};

const slow = (s: string) => /(a+)+$/.test(s) || s.match(/([a-z]*)*x/) || /^[a-z]+$/.test(s);
