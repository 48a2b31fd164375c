// The basket in the browser; vulnerable on purpose, see README.md.
import React, { useState } from "react";

export function showNotice(notice) {
  const box = document.getElementById("notice");
  // weakness: inner html
  box.innerHTML = "<b>" + notice + "</b>";
}

export function showNoticeSafely(notice) {
  document.getElementById("notice").textContent = notice;
}

export function discounted(price) {
  const formula = decodeURIComponent(window.location.hash.slice(1));
  // weakness: javascript code injection
  return eval(formula.replace("price", String(price)));
}

export function discountedSafely(price, factor) {
  return price * Number.parseFloat(factor);
}

export function Review({ text }) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return <button onClick={() => setOpen(true)}>Read the review</button>;
  }
  return (
    // weakness: dangerously set html
    <p dangerouslySetInnerHTML={{ __html: text }} />
  );
}

export function SafeReview({ text }) {
  return <p>{text}</p>;
}
