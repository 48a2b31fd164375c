import { Base } from "./base";
import { Account } from "./account";

export class AccountRepository extends Base<Account> {
  // ruleid: abstract-repository
  async all(): Promise<Account[]> {
    this.log("all");
    return Account.findAll();
  }

  // ok: abstract-repository
  async some(limit: number): Promise<Account[]> {
    return Account.findAll({ limit });
  }

  // ok: abstract-repository
  async count(): Promise<number> {
    const all = await this.all();
    return all.length;
  }
}

export class Loose {
  // ok: abstract-repository
  async all(): Promise<Account[]> {
    return Account.findAll();
  }
}
