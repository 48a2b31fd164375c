enum Role {
  Admin = "admin",
  User = "user",
}

interface Account {
  name: string;
  role: string;
  roles?: readonly string[];
}

export function mayDelete(account: Account): boolean {
  // ruleid: enum-of-roles
  if (account.role === "admin") {
    return true;
  }
  // ok: enum-of-roles
  if (account.role === Role.Admin) {
    return true;
  }
  // ruleid: enum-of-roles
  return account.roles.includes("owner");
}

export const deny = (account: Account | undefined) =>
  // ruleid: enum-of-roles
  !account || account.role !== "root";

export type Check = (account: Account) => boolean;

// ok: enum-of-roles
export const guest: Check = (account) => account.role === "guest";
