import { Logger } from '@nestjs/common';

interface User {
  name: string;
  password: string;
  token?: string;
}

export async function load(url: string): Promise<User> {
  const response = await fetch(url);
  const user = (await response.json()) as User;
  const raw = JSON.parse(localStorage.getItem('user')!) as User;
  const unknown_ = JSON.parse('{}') as unknown;
  const list = JSON.parse('[]') as Array<string>;
  const plain = JSON.parse('{}');
  const other: User = JSON.parse('{}');
  return { ...user, ...raw, ...(plain as any), ...other, ...(unknown_ as object) };
}

function anything(first: string, data: any): void {
  const x: any = data;
  const y: unknown = data;
  let z: any = data as any;
  console.log(first, x, y, z);
}

const arrow = (data: any) => data;
const angle = <any>arrow;

export class AuthService {
  private readonly logger = new Logger(AuthService.name);

  login(user: User, secret: string) {
    console.log('login', user.password);
    console.log(`login ${user.name} ${user.token}`);
    console.log('login', user.name);
    console.error('x', { p: user.password });
    console.table(user.password);
    console.warn(user?.token);
    this.logger.debug(`with ${user.password}`, 'auth');
    this.logger.debug(`with ${user.name}`);
    this.logger.log(JSON.stringify({ t: user.token }));
    logger.log(user.token);
    localStorage.setItem('token', user.token!);
    localStorage.setItem('theme', user.name);
    window.localStorage.setItem("jwtValue", `${user.token}`);
    localStorage.token = user.token;
    localStorage['secretKey'] = secret;
    localStorage.theme = 'x';
    sessionStorage.setItem('token', user.token!);
  }
}

export function messages(frame: HTMLIFrameElement, data: User) {
  frame.contentWindow?.postMessage(data, '*');
  frame.contentWindow!.postMessage({ type: 'x' }, '*');
  frame.contentWindow!.postMessage('ready', '*');
  window.parent.postMessage(data, 'https://a');
  window.opener.postMessage(data, '*', []);
  window.addEventListener('message', (event: MessageEvent) => {
    run(event.data);
  });
  window.addEventListener('message', (event: MessageEvent<string>) => {
    if (event.origin !== 'https://a') { return; }
    run(event.data);
  });
  window.addEventListener('message', (e) => {
    run(e.data);
  }, false);
  window.addEventListener('click', (e) => {
    run(e);
  });
  self.addEventListener('message', (e) => run(e.data));
}
