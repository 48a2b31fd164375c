import { DataSource } from "typeorm";
import { Module } from "@nestjs/common";
import { TypeOrmModule } from "@nestjs/typeorm";

// ruleid: typeorm-insecure-options
export const main = new DataSource({
  type: "postgres",
  host: process.env.HOST,
  synchronize: true,
  entities: [__dirname + "/**/*.entity.ts"],
});

// ok: typeorm-insecure-options
export const local = new DataSource({ type: "postgres", host: "localhost", synchronize: true });

// ok: typeorm-insecure-options
export const strict = new DataSource({ type: "postgres", synchronize: false, ssl: true });

// ruleid: typeorm-insecure-options
export const plain: DataSource = new DataSource({ type: "postgres", ssl: false } as any);

@Module({
  imports: [
    // ruleid: typeorm-insecure-options
    TypeOrmModule.forRoot({ type: "mysql", username: "app", password: "app-password" }),
    // ok: typeorm-insecure-options
    TypeOrmModule.forRoot({ type: "mysql", password: process.env.DB_PASSWORD }),
  ],
})
export class AppModule {}
