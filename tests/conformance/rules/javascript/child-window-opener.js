const HELP = "/help";

export function open(url, name) {
  // ruleid: child-window-opener
  window.open(url);
  // ruleid: child-window-opener
  window.open(url, "_blank");
  // ok: child-window-opener
  window.open(url, "_self");
  // ok: child-window-opener
  window.open(url, name, "width=300,noopener");
  // ruleid: child-window-opener
  return window.open(`${url}?x`, name, "width=300");
}

document.querySelector("#help").onclick = () => {
  // ok: child-window-opener
  window.open("/help", "_blank");
  // ok: child-window-opener
  window.open(HELP);
  // ruleid: child-window-opener
  const child = window.open(location.href);
  child.focus();
};
