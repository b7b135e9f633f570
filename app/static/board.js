// The board: always whole, and full screen by key or click.
"use strict";

(() => {
  // What does not fit is made smaller until it does: nothing is cut off on stage.
  function fit() {
    const main = document.querySelector("main");
    for (let scale = 1; scale > 0.4; scale -= 0.04) {
      main.style.setProperty("--fit", scale);
      if (main.scrollHeight <= main.clientHeight) return;
    }
  }
  document.addEventListener("outbox:swapped", fit);
  window.addEventListener("resize", fit);
  document.fonts.ready.then(fit);

  const toggle = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.());
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "f" && !event.ctrlKey && !event.metaKey) toggle();
  });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-fullscreen]")) toggle(); });
})();
