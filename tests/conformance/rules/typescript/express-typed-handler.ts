import express, { Request, Response, NextFunction } from "express";
import { escape } from "./html";
import lodash from "lodash";

const app = express();

app.get("/hello", (req: Request, res: Response) => {
  const name = req.query.name as string;
  // ruleid: express-typed-handler
  res.send(`<p>${name}</p>`);
  // ok: express-typed-handler
  res.send(`<p>${escape(name)}</p>`);
});

export async function show(request: Request, response: Response, next: NextFunction): Promise<void> {
  const id: number = Number(request.params.id);
  const title = <string>request.params.title;
  try {
    // ok: express-typed-handler
    response.send("<b>" + id + "</b>");
    // ruleid: express-typed-handler
    response.status(200).send("<b>" + title + "</b>");
  } catch (error: unknown) {
    // ok: express-typed-handler
    response.status(500).send((error as Error).message);
    next(error);
  }
}

app.post("/save", async (req: Request, res: Response): Promise<void> => {
  const { title, tags = [] }: { title: string; tags?: string[] } = req.body;
  const line = [title, "saved"].join(" ");
  // ruleid: express-typed-handler
  res.end(line);
  // ok: express-typed-handler
  res.end(lodash.escape(title));
  // ruleid: express-typed-handler
  res.send(title!.toUpperCase());
});

export const other = (req: Query, res: Response) => {
  // ok: express-typed-handler
  res.send(req.query);
};
