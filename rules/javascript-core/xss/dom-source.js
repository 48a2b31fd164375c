function greet(element) {
  // ruleid: javascript.xss.dom-source
  element.innerHTML = "Hello " + location.hash.slice(1);

  const query = new URLSearchParams(window.location.search);
  const name = query.get("name");
  // ruleid: javascript.xss.dom-source
  document.write(`<p>${name}</p>`);
  // ruleid: javascript.xss.dom-source
  element.insertAdjacentHTML("beforeend", decodeURIComponent(document.URL));

  // ok: javascript.xss.dom-source
  element.textContent = location.hash;
  // ok: javascript.xss.dom-source
  element.innerHTML = "<b>fixed</b>";
  // ok: javascript.xss.dom-source
  element.innerHTML = DOMPurify.sanitize(location.hash);
  // ok: javascript.xss.dom-source
  console.log(document.referrer);
  // Running it as code is the business of injection.dom-code.
  // ok: javascript.xss.dom-source
  eval(location.hash);
}
