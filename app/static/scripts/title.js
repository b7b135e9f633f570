// The time left also stands in the window's title: whoever moderates a video call looks at another window.
"use strict";

hemicycle.part("title", () => {
  const plain = document.title;

  function show() {
    const left = document.querySelector(".clock [data-until]")?.textContent.trim();
    const title = left ? `${left} · ${plain}` : plain;
    if (document.title !== title) document.title = title;
  }

  setInterval(show, 1000);
  document.addEventListener("screen:changed", show);
});
