type Handler<T = unknown> = (value: T) => void;

export function first(value: string): string;
export function first(value: number): number;
// ruleid: function-overloads
export function first(value: any) {
  return value;
}

// ok: function-overloads
export function second(value: unknown) {
  return value;
}

// ok: function-overloads
function third(a: number, value: any): void {
  console.log(a, value);
}

// ruleid: function-overloads
async function fourth<T>(a: T, value: any, ...rest: string[]): Promise<T> {
  await value;
  return a;
}

namespace Inner {
  // ok: function-overloads
  export function fifth(value: any) {
    return value;
  }
}

export default third;
