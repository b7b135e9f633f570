// Full screen, by key or click.
"use strict";

hemicycle.part("fullscreen", ({ keys }) => {
  function toggle() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.();
  }

  keys.listen((letter) => {
    if (letter !== "f") return false;
    toggle();
    return true;
  });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-fullscreen]")) toggle(); });
});
