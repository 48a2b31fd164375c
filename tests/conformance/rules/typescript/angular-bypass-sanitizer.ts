import { Component, Input } from "@angular/core";
import { DomSanitizer, SafeHtml } from "@angular/platform-browser";

@Component({ selector: "app-article", template: `<div [innerHTML]="html"></div>` })
export class ArticleComponent {
  @Input() body = "";
  html: SafeHtml | null = null;

  constructor(private readonly sanitizer: DomSanitizer) {}

  ngOnChanges(): void {
    // todoruleid: angular-bypass-sanitizer
    this.html = this.sanitizer.bypassSecurityTrustHtml(this.body);
  }

  get icon(): SafeHtml {
    // ok: angular-bypass-sanitizer
    return this.sanitizer.bypassSecurityTrustHtml("<svg></svg>");
  }

  frame(url: string) {
    // ruleid: angular-bypass-sanitizer
    return this.sanitizer.bypassSecurityTrustResourceUrl(url as string);
  }
}

export const outside = (s: DomSanitizer, value: string) =>
  // ok: angular-bypass-sanitizer
  s.bypassSecurityTrustHtml(value);
