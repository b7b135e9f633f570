// The board: full screen by key or click.
"use strict";

(() => {
  const toggle = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.());
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "f" && !event.ctrlKey && !event.metaKey) toggle();
  });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-fullscreen]")) toggle(); });
})();
