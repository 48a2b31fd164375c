import { Component, OnInit } from "@angular/core";
import { switchMap } from "rxjs/operators";

@Component({ selector: "app-list", templateUrl: "./list.html" })
export class ListComponent implements OnInit {
  items: Item[] = [];
  private sub?: Subscription;

  constructor(private readonly api: Api, public route: ActivatedRoute) {}

  ngOnInit(): void {
    // ok: rxjs-nested-subscribe
    this.sub = this.route.params.subscribe((params) => {
      // ruleid: rxjs-nested-subscribe
      this.api.list(params.id).subscribe((items: Item[]) => (this.items = items));
    });
    // ok: rxjs-nested-subscribe
    this.route.data.pipe(switchMap((data) => this.api.list(data.id))).subscribe();
  }

  refresh() {
    // ruleid: rxjs-nested-subscribe
    this.api.all().subscribe({
      next: (all) => {
        // ruleid: rxjs-nested-subscribe
        this.api.count().subscribe();
      },
      error: console.error,
    });
  }
}
