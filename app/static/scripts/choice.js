// The input in the stream that the keys act on: chosen by keys or by a click, and it stays chosen as lines come.
"use strict";

hemicycle.part("choice", ({ settling }) => {
  const lines = () => [...document.querySelectorAll("[data-line]")];
  let chosen = ""; // its line's id

  const line = () => document.getElementById(chosen);

  function step(by) {
    const list = lines();
    if (!list.length) return;
    const place = list.findIndex((one) => one.id === chosen);
    choose(list[place < 0 ? 0 : Math.min(Math.max(place + by, 0), list.length - 1)]);
    line().focus({ preventScroll: true });
    line().scrollIntoView({ block: "nearest" });
  }

  function choose(one) {
    chosen = one.id;
    mark();
  }

  function mark() {
    for (const one of lines()) one.classList.toggle("chosen", one.id === chosen);
    settling.show();
  }

  document.addEventListener("screen:changed", mark);
  document.addEventListener("click", (event) => {
    const clicked = event.target.closest("[data-line]");
    if (clicked) choose(clicked);
  });

  return { line, step, choose };
});
