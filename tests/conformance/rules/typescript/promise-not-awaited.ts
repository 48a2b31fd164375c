import { access } from "./access";

export async function remove(id: string): Promise<void> {
  // ruleid: promise-not-awaited
  if (!access.hasRight("remove", id)) {
    throw new Error("forbidden");
  }
  await store.remove(id);
}

export async function update(id: string, value: unknown): Promise<boolean> {
  // ok: promise-not-awaited
  if (await access.hasRight("update", id)) {
    await store.update(id, value);
    return true;
  }
  // ruleid: promise-not-awaited
  if (access.hasRight("suggest")) {
    return false;
  } else {
    return undefined!;
  }
}

export function sync(id: string): boolean {
  // ok: promise-not-awaited
  if (access.hasRight("see", id)) {
    return true;
  }
  return false;
}
