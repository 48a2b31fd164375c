import DOMPurify from "dompurify";

interface State {
  token: string;
  items: string[];
}

const root = document.getElementById("root") as HTMLElement;
declare const event: unknown;

export function render(): void {
  const hash: string = location.hash.slice(1);
  root.innerHTML = hash;
  root.textContent = hash;
  root.innerHTML = DOMPurify.sanitize(hash);
  root.outerHTML = `<b>${hash}</b>`;
  const query = new URLSearchParams(window.location.search).get("q") ?? "";
  document.write("<p>" + query + "</p>");
  root.insertAdjacentHTML("beforeend", query);
  root.insertAdjacentHTML("beforeend", "<hr>");
  const range = document.createRange();
  range.createContextualFragment(`<i>${query}</i>`);
  const count = Number(query);
  root.innerHTML = `${count}`;
  location.href = "/search?q=" + encodeURIComponent(query);
  location.href = query;
  window.open(query, "_blank");
  location.assign(document.referrer);
  location.assign("/home");
  let later = "alert(1)";
  setTimeout(later, 100);
  later = hash;
  setTimeout(later, 100);
  const message = (event as MessageEvent).data;
  root.innerHTML = message.html;
  if (query.length > 3) {
    const parts: string[] = query.split(",");
    root.innerHTML = parts[0]!;
  }
}

window.addEventListener("message", (received: MessageEvent) => {
  root.innerHTML = received.data;
});

window.addEventListener("message", (received: MessageEvent) => {
  if (received.origin !== "https://shop.example") {
    return;
  }
  show(received.data);
});

window.addEventListener("message", function (received) {
  show(received.data);
});

window.addEventListener("message", function (received) {
  if (!allowed.includes(received.origin)) return;
  show(received.data);
});

self.addEventListener("message", (received) => {
  show(received.data);
});

window.addEventListener("click", (clicked: MouseEvent) => {
  show(clicked);
});

const allowed: string[] = [];

function show(value: unknown): void {
  parent.postMessage(value, "*");
  window.parent.postMessage({ value }, "*");
  window.opener!.postMessage(value, "https://shop.example");
  self.postMessage(value, "*");
  frames[0].postMessage("ready", "*", []);
}

class Store {
  private state: State = { token: "", items: [] };

  save(token: string, theme: string): void {
    localStorage.setItem("token", token);
    localStorage.setItem("theme", theme);
    sessionStorage.setItem("access_token", token);
    sessionStorage.setItem("page", "3");
    localStorage.jwt = token;
    localStorage.theme = theme;
    document.cookie = `password=${token}`;
    document.cookie = `theme=${theme}`;
  }

  identifiers(): object {
    const sessionId = Math.random().toString(36);
    const offset = Math.random() * 10;
    let nonce = "n" + Math.floor(Math.random() * 1e9);
    const made = { token: `${Math.random()}`, size: Math.random() };
    const safe = crypto.randomUUID();
    return { sessionId, offset, nonce, made, safe };
  }

  search(text: string, fields: { name: RegExp; pattern: string }): boolean {
    const one = new RegExp(`^${text}$`);
    const two = new RegExp("^" + text, "i");
    const three = new RegExp("^" + "abc$");
    const four = new RegExp("^abc$");
    const five = RegExp(fields.pattern);
    const six = RegExp(text);
    return !!text.match(fields.name) || !!text.match(/abc/) || one.test(text) || two.test(text);
  }

  loose(a: any, b: string, list: string[]): any {
    const whole: any = a;
    const text = b as any;
    const typed = b as unknown as string;
    const old = <any>b;
    const state = JSON.parse(b) as State;
    const plain: unknown = JSON.parse(b);
    if (a == b) {
      return typed;
    }
    if (a == null) {
      return text;
    }
    if (a === b) {
      return old;
    }
    if (a !== NaN && typeof a === "array") {
      return state;
    }
    if (list.indexOf(b) > 0 || list.indexOf(b) >= 0) {
      return plain;
    }
    list.sort().reverse().sort();
    list.sort().reverse();
    return whole && whole;
  }
}

function makeSalt(length: number): string {
  const used = length * 2;
  return Math.random().toString(used);
}

function makeColor(): string {
  return Math.random().toString(16);
}

function anything(first: string, second: any) {
  return [first, second];
}

function typedThing(first: string, second: unknown) {
  return [first, second];
}
