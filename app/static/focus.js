// Who works by keys keeps their place: when what had the focus leaves the screen, the part it stood in has it.
"use strict";

(() => {
  let last = null; // what had the focus, and the part of the page around it

  document.addEventListener("focusin", ({ target }) => {
    const around = target.closest("section[id], aside, main");
    last = around ? { target, around } : null;
  });

  function keepPlace() {
    if (!last || document.activeElement !== document.body || last.target.isConnected) return;
    const part = last.around.isConnected ? last.around : document.querySelector("main");
    last = null;
    if (!part) return;
    if (part.tabIndex < 0) part.tabIndex = -1;
    part.focus({ preventScroll: true });
  }

  document.addEventListener("outbox:swapped", keepPlace);
})();
