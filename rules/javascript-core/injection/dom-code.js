function calculate(element, refresh) {
  // ruleid: javascript.injection.dom-code
  const total = eval(decodeURIComponent(location.hash.slice(1)));

  const query = new URLSearchParams(window.location.search);
  const formula = query.get("formula");
  // ruleid: javascript.injection.dom-code
  const run = new Function("price", `return ${formula}`);
  // ruleid: javascript.injection.dom-code
  setTimeout("show('" + document.referrer + "')", 100);
  // ruleid: javascript.injection.dom-code
  window.setInterval(formula, 1000);

  // ok: javascript.injection.dom-code
  const count = Number(query.get("count"));
  // ok: javascript.injection.dom-code
  eval("1 + 1");
  // ok: javascript.injection.dom-code
  eval("total * " + parseInt(location.hash.slice(1), 10));
  // ok: javascript.injection.dom-code
  setTimeout(() => refresh(location.hash), 100);
  // ok: javascript.injection.dom-code
  setTimeout(refresh, count, location.hash);
  // Writing it into the page is the business of xss.dom-source.
  // ok: javascript.injection.dom-code
  element.innerHTML = location.hash;
  return run(total);
}
