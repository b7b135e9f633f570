// The evidence of the desk: which piece the keys act on. It stays in hand through whatever comes.
"use strict";

hemicycle.part("evidence", () => {
  let at = ""; // the piece in hand
  let node = null; // where it stands: by theme, a piece may stand more than once

  const all = () => [...document.querySelectorAll("[data-piece]")];
  const isOpen = (one) => one.closest("details").open;
  const isAt = (one) => one?.isConnected && one.dataset.piece === at && isOpen(one);
  const piece = () => (isAt(node) ? node : all().find((one) => one.dataset.piece === at && isOpen(one)));
  const named = (id) => all().find((one) => one.dataset.piece === id);

  function choose(one) {
    if (!one) return;
    at = one.dataset.piece;
    node = one;
    show();
    one.focus({ preventScroll: true });
  }

  function step(by) {
    const there = all().filter(isOpen);
    const now = there.indexOf(piece());
    choose(there[now < 0 ? 0 : Math.min(there.length - 1, Math.max(0, now + by))]);
    node?.scrollIntoView({ block: "nearest" });
  }

  function show() {
    const chosen = piece();
    for (const one of all()) one.classList.toggle("chosen", one === chosen);
  }

  document.addEventListener("click", ({ target }) => {
    const one = target.closest("[data-piece]");
    if (one && !target.closest("a, button")) choose(one);
  });
  document.addEventListener("htmx:after:swap", show);
  document.addEventListener("screen:changed", show);
  choose(named(new URLSearchParams(location.search).get("input")) || all()[0]);
  return { piece, named, step };
});
