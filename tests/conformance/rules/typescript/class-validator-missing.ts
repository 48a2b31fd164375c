import { IsEmail, IsOptional } from "class-validator";
import { Transform } from "class-transformer";

export class SearchDto {
  @IsEmail()
  email: string;

  // ruleid: class-validator-missing
  @IsOptional()
  page?: number;

  // ruleid: class-validator-missing
  @Transform(({ value }) => Number(value))
  size: number;

  plain: string;
}

export class Empty {}
