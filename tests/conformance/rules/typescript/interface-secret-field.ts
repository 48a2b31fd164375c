import { IsString } from "class-validator";

// ruleid: interface-secret-field
export class UserResponse {
  id: number;
  name: string;
  password: string;
}

// ok: interface-secret-field
export class ItemResponse {
  id: number;
  name: string;
}

// ruleid: interface-secret-field
export class ClientDto {
  @IsString()
  readonly name: string;

  private clientSecret: string = "";
}

// ok: interface-secret-field
export class User {
  password: string;
}
