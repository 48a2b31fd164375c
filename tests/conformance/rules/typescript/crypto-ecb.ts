import * as crypto from "crypto";
import { createCipheriv as makeCipher, createHash } from "crypto";

type Mode = "aes-128-ecb" | "aes-256-gcm";
const OLD: string = "des-cbc";

export class Box {
  private static readonly mode = "aes-128-ecb";

  constructor(private readonly key: Buffer, private iv?: Buffer) {}

  seal(text: string): Buffer {
    // ruleid: crypto-ecb
    const cipher = crypto.createCipheriv("aes-128-ecb", this.key, null);
    return Buffer.concat([cipher.update(text), cipher.final()]);
  }

  open(data: Buffer): string {
    // ruleid: crypto-ecb
    const a = crypto.createDecipheriv("AES-256-ECB", this.key, null)!;
    // ok: crypto-ecb
    const b = crypto.createDecipheriv("aes-256-gcm", this.key, this.iv!);
    // ruleid: crypto-ecb
    const c = crypto.createCipheriv(OLD, this.key, this.iv ?? null) as crypto.Cipher;
    return a.update(data).toString() + b + c;
  }

  mixed(mode: Mode) {
    // ok: crypto-ecb
    return crypto.createCipheriv(mode, this.key, this.iv!);
  }
}
