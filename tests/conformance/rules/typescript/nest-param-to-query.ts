import { Controller, Get, Param, Query } from "@nestjs/common";
import { DataSource, Repository } from "typeorm";
import { User } from "./user.entity";

@Controller("users")
export class UsersController {
  constructor(private readonly source: DataSource, private repo: Repository<User>) {}

  @Get("search")
  async search(@Query("name") name: string): Promise<User[]> {
    // ruleid: nest-param-to-query
    return this.repo.query(`SELECT * FROM users WHERE name = '${name}'`);
  }

  @Get(":id")
  one(@Param("id") id: string, other: string) {
    const key = Number(id);
    // ok: nest-param-to-query
    this.repo.query("SELECT * FROM users WHERE id = " + key);
    // ok: nest-param-to-query
    this.repo.query("SELECT * FROM users WHERE id = $1", [id]);
    // ok: nest-param-to-query
    this.repo.query("SELECT " + other);
    // ruleid: nest-param-to-query
    return this.source.createQueryBuilder(User, "u").where("u.id = " + id).getOne();
  }
}
