// Whose something was is told to everyone but whoever it was.
"use strict";

hemicycle.part("whose", ({ session }) => {
  function show() {
    for (const one of document.querySelectorAll("[data-whose]")) one.hidden = one.dataset.whose === session.words.me;
  }

  document.addEventListener("screen:changed", show);
  show();
});
