import { Injectable } from "@angular/core";

const TOKEN_KEY = "app.token";

@Injectable()
export class SessionService {
  private user?: { name: string };

  keep(answer: { token: string; theme: string }): void {
    // ruleid: storage-of-token
    localStorage.setItem("auth", answer.token);
    // ok: storage-of-token
    localStorage.setItem("theme", answer.theme);
    // ruleid: storage-of-token
    window.localStorage.setItem(TOKEN_KEY, JSON.stringify(answer));
    // ruleid: storage-of-token
    localStorage["jwt"] = answer.theme;
    // ruleid: storage-of-token
    sessionStorage.setItem(`user-password`, this.user!.name);
  }

  read(): string | null {
    // ok: storage-of-token
    return localStorage.getItem(TOKEN_KEY);
  }
}
