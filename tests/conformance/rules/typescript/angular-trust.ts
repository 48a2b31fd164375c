import { Component, ElementRef, Input, Pipe, PipeTransform, Renderer2, SecurityContext, ViewChild } from '@angular/core';
import { DomSanitizer, SafeHtml, SafeResourceUrl } from '@angular/platform-browser';
import { ActivatedRoute } from '@angular/router';
import DOMPurify from 'dompurify';

@Pipe({ name: 'safe', pure: true })
export class SafePipe implements PipeTransform {
  constructor(protected sanitizer: DomSanitizer) {}

  public transform(value: any, type: string): SafeHtml | SafeResourceUrl {
    switch (type) {
      case 'html':
        return this.sanitizer.bypassSecurityTrustHtml(value);
      case 'url':
        return this.sanitizer.bypassSecurityTrustUrl(`https://x/${value}`);
      case 'clean':
        return this.sanitizer.bypassSecurityTrustHtml(DOMPurify.sanitize(value));
      case 'none':
        return this.sanitizer.bypassSecurityTrustHtml('<b>x</b>');
      default:
        throw new Error(`Invalid safe type specified: ${type}`);
    }
  }
}

@Component({ selector: 'app-page', template: '<div #box [innerHTML]="html"></div>' })
export class PageComponent {
  @Input() html: SafeHtml = '';
  @ViewChild('box', { static: true }) box!: ElementRef<HTMLDivElement>;

  constructor(
    private readonly route: ActivatedRoute,
    private readonly sanitizer: DomSanitizer,
    private renderer: Renderer2,
  ) {}

  ngOnInit(): void {
    const raw = this.route.snapshot.queryParams['content'];
    this.html = this.sanitizer.bypassSecurityTrustHtml(raw);
    const id = this.route.snapshot.paramMap.get('id') ?? '';
    const url = this.sanitizer.bypassSecurityTrustResourceUrl('https://v/' + id);
    const fine = this.sanitizer.bypassSecurityTrustResourceUrl('https://v/' + encodeURIComponent(id));
    const hash = this.sanitizer.bypassSecurityTrustScript(window.location.hash.slice(1));
    const ok = this.sanitizer.sanitize(SecurityContext.HTML, raw);
    const viaOk = this.sanitizer.bypassSecurityTrustHtml(ok!);
    this.sanitizer.bypassSecurityTrustFoo(raw);
  }

  show(text: string) {
    this.box.nativeElement.innerHTML = text;
    this.box.nativeElement.innerHTML = '<br>';
    this.box.nativeElement.innerHTML = `<p>${DOMPurify.sanitize(text)}</p>`;
    this.box.nativeElement.textContent = text;
    this.renderer.setProperty(this.box.nativeElement, 'innerHTML', text);
    this.renderer.setProperty(this.box.nativeElement, 'title', text);
    this.box?.nativeElement.insertAdjacentHTML('beforeend', text);
    (this.box.nativeElement as HTMLElement).innerHTML = text;
    return this.sanitizer['bypassSecurityTrustStyle'](text);
  }

  style(css: string): SafeHtml {
    const { sanitizer } = this;
    return sanitizer.bypassSecurityTrustStyle(css);
  }
}
