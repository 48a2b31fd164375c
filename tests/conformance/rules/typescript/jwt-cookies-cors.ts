import jwt, { JwtPayload } from 'jsonwebtoken';
import cors from 'cors';
import { Module } from '@nestjs/common';
import { JwtModule, JwtService } from '@nestjs/jwt';
import { NestFactory } from '@nestjs/core';
import { WebSocketGateway, SubscribeMessage } from '@nestjs/websockets';
import type { Request, Response } from 'express';

const SECRET: string = 'not so secret';
const FROM_ENV = process.env.JWT_SECRET!;
const FALLBACK = process.env.JWT_SECRET || 'fallback';

@Module({
  imports: [JwtModule.register({ secret: 'module secret', signOptions: { expiresIn: '1h' } })],
})
export class AuthModule {}

@Module({ imports: [JwtModule.register({ secret: FROM_ENV })] })
export class OtherModule {}

export class AuthService {
  private readonly own = 'field secret';

  constructor(private readonly jwt: JwtService) {}

  sign(user: { id: number }): string {
    jwt.sign(user, SECRET);
    jwt.sign(user, FROM_ENV);
    jwt.sign(user, FALLBACK, { expiresIn: '1h' });
    jwt.sign(user, `inline secret`);
    jwt.sign(user, SECRET as jwt.Secret, { algorithm: 'none' });
    this.jwt.sign(user, { secret: 'another secret', expiresIn: 60 });
    return this.jwt.sign(user, { secret: FROM_ENV });
  }

  verify(token: string, key: string): JwtPayload {
    const payload = jwt.verify(token, key, { algorithms: ['HS256', 'none'] }) as JwtPayload;
    jwt.verify(token, key, { algorithms: ['HS256'] });
    jwt.verify(token, 'x' + SECRET);
    const header = jwt.decode(token, { complete: true });
    return { ...payload, header };
  }
}

export function login(req: Request, res: Response<any>) {
  res.cookie('session', req.body.id);
  res.cookie('session', req.body.id, { httpOnly: true });
  res.cookie('session', req.body.id, { httpOnly: true, secure: true, sameSite: 'lax' });
  res.cookie('session', req.body.id, { maxAge: 1, secure: true, httpOnly: true });
  res.cookie('theme', 'dark');
  res.cookie('lang-x', 'en', { maxAge: 5 });
  res.cookie(`id`, req.body.id, { ...options, secure: true });
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin ?? '*');
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  res.header('Access-Control-Allow-Origin', '*');
  res.status(204).header('Access-Control-Allow-Origin', 'https://a');
}

async function bootstrap() {
  const app = await NestFactory.create(AppModule, { cors: true });
  app.enableCors();
  app.enableCors({ origin: '*' });
  app.enableCors({ origin: ['https://a'], credentials: true });
  app.use(cors({ origin: true, credentials: true }));
  app.use(cors({ credentials: true, origin: true }));
  app.use(cors({ origin: true }));
}

@WebSocketGateway({ namespace: 'chat', cors: { origin: '*' } })
export class ChatGateway {
  @SubscribeMessage('x')
  on() {}
}

@WebSocketGateway(80, { cors: { origin: '*' } })
export class SecondGateway {}
