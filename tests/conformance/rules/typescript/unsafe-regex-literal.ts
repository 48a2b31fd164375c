export function allowed(req: IncomingMessage, origin: string): boolean {
  // ruleid: unsafe-regex-literal
  if (/example\.com/.test(origin)) {
    return true;
  }
  // ok: unsafe-regex-literal
  if (/^https:\/\/example\.com$/.test(origin)) {
    return true;
  }
  // ruleid: unsafe-regex-literal
  const found = req.headers.origin.match(/shop\.example/);
  // ok: unsafe-regex-literal
  const name = req.url.match(/shop/);
  // ruleid: unsafe-regex-literal
  return !!found || (name && /localhost:\d+/.test(req.headers.host!)) === true;
}

export const late = (event: MessageEvent): void => {
  // ruleid: unsafe-regex-literal
  if (!event.origin.match(/trusted/)) throw new Error("origin");
};
