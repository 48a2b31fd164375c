const ANY = "*";
const child = window.open("/child");

export function send(token) {
  // ruleid: post-message-any-target
  child.postMessage({ token }, "*");
  // ok: post-message-any-target
  child.postMessage({ token }, "https://shop.example");
  // ok: post-message-any-target
  child.postMessage("ready", "*");
  // ruleid: post-message-any-target
  window.parent.postMessage(token, '*');
  // ruleid: post-message-any-target
  window.opener?.postMessage(token, ANY);
}

export const reply = (event) => {
  // ok: post-message-any-target
  event.source.postMessage(event.data, event.origin);
  // ruleid: post-message-any-target
  event.source.postMessage({ type: "ack", id: event.data.id }, "*", []);
};
