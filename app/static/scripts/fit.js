// The board is always whole: what does not fit is made smaller, and then leaner, until it does.
"use strict";

hemicycle.part("fit", ({ session }) => {
  const LEAN = ["", "1", "2", "3", "4"]; // how much is left out: see the board's sheet
  const INPUTS_NEXT = 2; // from here on it is an input that would be left out
  const SMALLEST = 0.7; // how far it is made smaller before more is left out
  const SMALLEST_OF_INPUTS = 0.45; // and before an input is: to the least that can be read
  const LAST_RESORT = 0.3; // and once nothing more can be
  let fitted = ""; // what has been made to fit, and into what

  const shape = (main) => `${main.clientWidth} ${main.clientHeight} ${main.innerHTML}`;

  function fit() {
    const main = document.querySelector("main");
    if (shape(main) === fitted) return;
    const inputs = main.querySelector(".large") ? SMALLEST_OF_INPUTS : SMALLEST;
    const smallest = (place) => (place < INPUTS_NEXT ? SMALLEST : inputs);
    if (!LEAN.some((lean, place) => fits(main, lean, smallest(place)))) fits(main, LEAN[LEAN.length - 1], LAST_RESORT);
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

  // Answers and inputs that are left out for want of room are said to be there; that takes room too.
  function tellOfMore(main) {
    tell(main.querySelectorAll(".bars"), "tbody tr", session.words.more);
    tell(main.querySelectorAll(".large"), "li", session.words.moreInputs);
  }

  function tell(lists, rows, words) {
    for (const list of lists) {
      const hidden = [...list.querySelectorAll(rows)].filter((row) => getComputedStyle(row).display === "none");
      const out = hidden.length + Number(list.dataset.beyond || 0);
      if (out) list.dataset.more = words.replace("{n}", out);
      else delete list.dataset.more;
    }
  }

  document.addEventListener("screen:changed", fit);
  window.addEventListener("resize", fit);
  document.fonts.ready.then(() => {
    fitted = "";
    fit();
  });
});
