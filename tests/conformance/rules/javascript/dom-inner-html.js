import DOMPurify from "dompurify";

const params = new URLSearchParams(window.location.search);
const banner = document.getElementById("banner");

// ruleid: dom-inner-html
banner.innerHTML = "<b>" + params.get("message") + "</b>";
// ok: dom-inner-html
banner.textContent = params.get("message");

function showTab() {
  const tab = location.hash.slice(1);
  const box = document.querySelector("#tab");
  // ruleid: dom-inner-html
  box.outerHTML = `<div id="tab">${decodeURIComponent(tab)}</div>`;
  // ok: dom-inner-html
  box.innerHTML = DOMPurify.sanitize(tab);
}

window.addEventListener("load", () => {
  const from = document.referrer;
  if (from.length > 0) {
    // ruleid: dom-inner-html
    document.write("You come from " + from);
    // ruleid: dom-inner-html
    banner.insertAdjacentHTML("beforeend", from);
    // ok: dom-inner-html
    document.write(escapeHtml(from));
  }
  showTab();
});
