import express, { Request, Response, NextFunction, Router } from 'express';
import fs from 'fs';
import path from 'path';

const router: Router = Router();
const ROOT = '/srv/files';

router.get('/file', (req: Request, res: Response) => {
  const name = req.query.name as string;
  fs.readFile(path.join(ROOT, name), (err, data) => res.send(data));
  const base = path.basename(name);
  fs.readFile(path.join(ROOT, base), (err, data) => res.send(data));
  res.sendFile(req.params.id!);
  res.sendFile(path.basename(req.params.id));
});

router.get('/stream', async (req: Request, res: Response, next: NextFunction): Promise<void> => {
  const { file, kind } = req.query;
  fs.createReadStream(`${ROOT}/${file}`).pipe(res);
  fs.createReadStream(`${ROOT}/x.${kind}`).pipe(res);
  const full = path.resolve(ROOT, file);
  if (!full.startsWith(ROOT)) {
    return next(new Error('no'));
  }
  fs.createReadStream(full).pipe(res);
});

router.post('/save', (req: express.Request, res: express.Response) => {
  const target: string = <string>req.body.target;
  fs.writeFile(target, 'x', () => res.end());
  const cleaned = target.replace(/\.\./g, '');
  fs.writeFile(cleaned, 'x', () => res.end());
  fs.existsSync(target);
});

export function remove(req: Request, res: Response): void {
  const files: string[] = req.body.files;
  for (const f of files) fs.unlink(f, () => undefined);
  let all = '';
  all += req.get('x-file');
  fs.unlink(all, () => undefined);
  res.download(all);
  fs.unlink('/tmp/fixed', () => undefined);
}

class FileController {
  private readonly root: string = ROOT;

  async show(req: Request<{ name: string }>, res: Response) {
    const data = await fs.promises.readFile(this.root + '/' + req.params.name);
    const safe = await fs.promises.readFile(this.root + '/index.html');
    res.send(data ?? safe);
  }

  untyped(req, res) {
    res.sendFile(req.params.name);
  }
}

const arrow = (req: Request, res: Response) => res.sendFile(req.query.x as string);
