import { HttpClient } from '@angular/common/http';
import { HttpService } from '@nestjs/axios';
import type { AxiosInstance } from 'axios';
import { Connection } from 'typeorm';

enum ApiKeys {
  Maps = 'abc',
  Mail = 'def',
}

export enum Colour {
  Red,
}

export const enum Secrets {
  A = 'x',
}

export class Client {
  private readonly apiKey = 'sk-123456';
  private readonly name = 'client-1';
  static readonly TOKEN = "tok_123456";
  password: string = "hunter2!";
  protected secret?: string;
  public token: string = '';

  constructor(
    private readonly http: HttpClient,
    private readonly service: HttpService,
    private axios: AxiosInstance,
    readonly base: string,
  ) {}

  load(url: string) {
    this.http.get(url);
    this.http.get('https://example.org');
    this.http.get<string[]>(url + '/x', { headers: {} });
    this.service.get(url);
    this.service.post(`${this.base}/x`, {});
    this.service.post('https://example.org', {});
    this.axios.request({ method: 'get', url });
    this.axios.request({ method: 'get', url: url });
    this.axios.request({ method: 'get' });
  }

  async other(http: HttpClient, service: HttpService, any: Other) {
    http.get(this.base);
    http.post(this.base, {});
    await service.put(this.base);
    any.get(this.base);
    const own: HttpClient = make();
    own.get(this.base).subscribe((x) => x);
  }
}

class Repo {
  private readonly cache = new Map<string, string>();

  constructor(private readonly connection: Connection, private readonly log: Logger) {
    this.log.info('x');
  }
}

class Other {
  constructor(private links: string[]) {}
}

class Third {
  constructor(@Inject('x') private readonly connection: Connection) {
    super();
  }
  run() {}
}
