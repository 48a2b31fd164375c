const frame = document.querySelector("iframe");
const PARENT = "https://shop.example";

// ruleid: post-message-origin
window.addEventListener("message", (event) => {
  const data = JSON.parse(event.data);
  frame.style.height = data.height + "px";
});

// ok: post-message-origin
window.addEventListener("message", (event) => {
  if (event.origin !== PARENT) {
    return;
  }
  frame.src = event.data.src;
});

// ruleid: post-message-origin
addEventListener("message", function (e) {
  console.log(e.data);
});

// ok: post-message-origin
window.addEventListener(
  "message",
  function (e) {
    const trusted = e.origin === PARENT;
    if (trusted) {
      frame.remove();
    }
  },
  false,
);

// ok: post-message-origin
window.addEventListener("click", (event) => {
  frame.focus();
});
