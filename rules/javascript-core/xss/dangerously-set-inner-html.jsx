import React from "react";
import DOMPurify from "dompurify";
import { sanitizeHtml } from "./markup";

export function Review({ review, render }) {
  return (
    <section>
      {/* ruleid: javascript.xss.dangerously-set-inner-html */}
      <p dangerouslySetInnerHTML={{ __html: review.text }} />
      {/* ruleid: javascript.xss.dangerously-set-inner-html */}
      <div className="note" dangerouslySetInnerHTML={{ __html: `<b>${review.note}</b>` }}></div>
      {/* ok: javascript.xss.dangerously-set-inner-html */}
      <p dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(review.text) }} />
      {/* ok: javascript.xss.dangerously-set-inner-html */}
      <p dangerouslySetInnerHTML={{ __html: sanitizeHtml(review.text) }} />
      {/* ok: javascript.xss.dangerously-set-inner-html */}
      <p dangerouslySetInnerHTML={{ __html: "<hr>" }} />
      {/* ok: javascript.xss.dangerously-set-inner-html */}
      <p>{review.text}</p>
    </section>
  );
}

export function markup(text) {
  // ruleid: javascript.xss.dangerously-set-inner-html
  return { __html: text };
}
