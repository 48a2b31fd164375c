import { Injectable } from "@angular/core";
import { HttpClient } from "@angular/common/http";
import { Observable } from "rxjs";

interface User {
  id: number;
  name: string;
}

@Injectable({ providedIn: "root" })
export class UserService {
  private readonly base = "http://api.example";

  constructor(private http: HttpClient) {}

  all(): Observable<User[]> {
    // ruleid: angular-http-url
    return this.http.get<User[]>("http://api.example/users");
  }

  save(user: User) {
    // ruleid: angular-http-url
    this.http.post("http://api.example/users", user, { observe: "body" }).subscribe();
    // ok: angular-http-url
    return this.http.post<User>("https://api.example/users", user);
  }

  local() {
    // ok: angular-http-url
    return this.http.get("http://localhost:4200/assets/i18n.json");
  }
}
