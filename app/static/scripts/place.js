// Who works by keys keeps their place: when what had the focus leaves the screen, a phone's question has it; on
// other screens the part it stood in.
"use strict";

hemicycle.part("place", () => {
  const question = document.getElementById("now");
  let last = null; // what had the focus, and the part of the page around it

  document.addEventListener("focusin", ({ target }) => {
    const around = target.closest("section[id], aside, main");
    last = around ? { target, around } : null;
  });

  function keep() {
    if (!last || document.activeElement !== document.body || last.target.isConnected) return;
    const part = question || (last.around.isConnected ? last.around : document.querySelector("main"));
    last = null;
    if (!part) return;
    if (part.tabIndex < 0) part.tabIndex = -1;
    part.focus({ preventScroll: true });
  }

  const CHANGES = ["screen:changed", "outbox:submitted", "outbox:answered"];
  for (const change of CHANGES) document.addEventListener(change, keep);
});
