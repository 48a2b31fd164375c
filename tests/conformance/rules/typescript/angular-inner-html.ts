import { Directive, ElementRef, Input, Renderer2 } from "@angular/core";

@Directive({ selector: "[appMarkup]" })
export class MarkupDirective {
  @Input("appMarkup") text: string;

  constructor(private el: ElementRef, private renderer: Renderer2) {}

  ngOnInit() {
    // ok: angular-inner-html
    this.el.nativeElement.innerHTML = "";
    // ruleid: angular-inner-html
    this.el.nativeElement.innerHTML = this.text;
    // ruleid: angular-inner-html
    this.renderer.setProperty(this.el.nativeElement, "innerHTML", this.text);
    // ok: angular-inner-html
    this.renderer.setProperty(this.el.nativeElement, "textContent", this.text);
  }
}

export class Plain {
  el: any;
  show(text: string) {
    // ok: angular-inner-html
    this.el.nativeElement.innerHTML = text;
  }
}
