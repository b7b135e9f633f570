// The board is always whole: what does not fit is made smaller, and then leaner, until it does.
"use strict";

hemicycle.part("fit", ({ session }) => {
  const LEAN = ["", "1", "2", "3", "4"]; // how much is left out: see the board's sheet
  const SMALLEST = 0.7; // how far it is made smaller before more is left out
  const LAST_RESORT = 0.3; // and once nothing more can be
  let fitted = ""; // what has been made to fit, and into what

  const shape = (main) => `${main.clientWidth} ${main.clientHeight} ${main.innerHTML}`;

  function fit() {
    const main = document.querySelector("main");
    if (shape(main) === fitted) return;
    if (!LEAN.some((lean) => fits(main, lean, SMALLEST))) fits(main, LEAN[LEAN.length - 1], LAST_RESORT);
    fitted = shape(main);
  }

  function fits(main, lean, smallest) {
    if (lean) main.dataset.lean = lean;
    else delete main.dataset.lean;
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
      const rows = [...table.querySelectorAll("tbody tr")];
      const out = rows.filter((row) => getComputedStyle(row).display === "none").length;
      if (out) table.dataset.more = session.words.more.replace("{n}", out);
      else delete table.dataset.more;
    }
  }

  document.addEventListener("screen:changed", fit);
  window.addEventListener("resize", fit);
  document.fonts.ready.then(() => {
    fitted = "";
    fit();
  });
});
