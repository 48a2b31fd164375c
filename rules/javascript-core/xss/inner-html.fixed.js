function show(element, review, list, policy) {
  // ruleid: javascript.xss.inner-html
  element.textContent = review.text;
  // ruleid: javascript.xss.inner-html
  document.getElementById("total").textContent = `<b>${review.total}</b>`;
  // ruleid: javascript.xss.inner-html
  list.textContent = "<li>" + review.author + "</li>";

  // ok: javascript.xss.inner-html
  element.innerHTML = "";
  // ok: javascript.xss.inner-html
  element.innerHTML = `<hr>`;
  // ok: javascript.xss.inner-html
  element.textContent = review.text;
  // ok: javascript.xss.inner-html
  element.innerHTML = DOMPurify.sanitize(review.text);
  // ok: javascript.xss.inner-html
  const before = element.innerHTML;
  // Adding is not covered.
  // todoruleid: javascript.xss.inner-html
  element.innerHTML += review.text;
  return before;
}
