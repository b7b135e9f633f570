// The board: always whole, and full screen by key or click.
"use strict";

(() => {
  const LEAN = ["", "1", "2", "3", "4"]; // how much is left out: see board.css
  const SMALLEST = 0.7; // how far it is made smaller before more is left out
  let fitted = ""; // what has been made to fit, and into what

  const shape = (main) => `${main.clientWidth} ${main.clientHeight} ${main.innerHTML}`;

  // What does not fit is made smaller, and then leaner, until it does: nothing is cut off on stage.
  function fit() {
    const main = document.querySelector("main");
    if (shape(main) === fitted) return;
    LEAN.some((lean) => fits(main, lean, SMALLEST)) || fits(main, "4", 0.3);
    fitted = shape(main);
  }

  function fits(main, lean, smallest) {
    lean ? (main.dataset.lean = lean) : delete main.dataset.lean;
    tellOfMore(main);
    for (let scale = 1; scale >= smallest; scale -= 0.06) {
      main.style.setProperty("--fit", scale);
      if (main.scrollHeight <= main.clientHeight) return true;
    }
    return false;
  }

  // Answers that are left out for want of room are said to be there; that takes room too.
  function tellOfMore(main) {
    for (const table of main.querySelectorAll(".bars")) {
      const out = [...table.querySelectorAll("tbody tr")].filter((row) => getComputedStyle(row).display === "none").length;
      out ? (table.dataset.more = document.body.dataset.more.replace("{n}", out)) : delete table.dataset.more;
    }
  }
  document.addEventListener("outbox:swapped", fit);
  window.addEventListener("resize", fit);
  document.fonts.ready.then(() => { fitted = ""; fit(); });

  const toggle = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.());
  singleKeys.listen((letter) => letter === "f" && (toggle(), true));
  document.addEventListener("click", (event) => { if (event.target.closest("[data-fullscreen]")) toggle(); });
})();
