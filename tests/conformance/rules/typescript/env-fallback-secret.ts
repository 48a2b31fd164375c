interface Config {
  secret: string;
  port: number;
}

export const config: Config = {
  // ruleid: env-fallback-secret
  secret: process.env.JWT_SECRET || "change-me",
  // ok: env-fallback-secret
  port: Number(process.env.PORT ?? "3000"),
};

// ruleid: env-fallback-secret
const password: string = process.env.DB_PASSWORD ?? "postgres";
// ok: env-fallback-secret
const token = process.env.API_TOKEN || "";
// ruleid: env-fallback-secret
const key = process.env.API_KEY ? process.env.API_KEY : "development";
// ruleid: env-fallback-secret
const { SESSION_SECRET = "keyboard cat" } = process.env;
// ok: env-fallback-secret
const { HOST = "localhost" } = process.env;

export function connect(options?: Partial<Config>): void {
  // ruleid: env-fallback-secret
  open(password, options?.secret ?? (process.env.MASTER_KEY || "master"), token, key, SESSION_SECRET, HOST);
}
