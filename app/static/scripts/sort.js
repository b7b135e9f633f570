// The order of the stream, on this screen alone: the newest first, the most supported, or those of whose
// constituency least was said.
"use strict";

hemicycle.part("sort", () => {
  const ORDERS = {
    "": (one, other) => one.dataset.place - other.dataset.place,
    support: (one, other) => other.dataset.support - one.dataset.support,
    heard: (one, other) => one.dataset.heard - other.dataset.heard,
  };
  let chosen = "";

  function show() {
    const control = document.querySelector("[data-sort]");
    if (!control) return;
    control.hidden = false;
    control.querySelector("select").value = chosen;
    put(document.querySelector("[data-sorted]"));
  }

  function put(list) {
    const now = [...list.children];
    const wanted = [...now].sort((one, other) => ORDERS[chosen](one, other) || ORDERS[""](one, other));
    if (wanted.every((one, place) => one === now[place])) return;
    const focused = document.activeElement;
    list.append(...wanted);
    if (list.contains(focused)) focused.focus({ preventScroll: true });
  }

  document.addEventListener("change", ({ target }) => {
    if (!target.closest("[data-sort]")) return;
    chosen = target.value;
    show();
  });
  document.addEventListener("screen:changed", show);
  show();
});
