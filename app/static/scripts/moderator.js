// The moderator's keys: one for each thing that matters.
"use strict";

hemicycle.part("moderator", ({ keys, choice, note, ask }) => {
  const list = document.getElementById("keys"); // of what each key does

  function press(selector) {
    const line = choice.line();
    line?.querySelector(`button${selector}, summary${selector}`)?.click();
    line?.querySelector("details[open] button")?.focus();
  }

  const acts = {
    "?": () => list.showModal?.(),
    j: () => choice.step(1),
    k: () => choice.step(-1),
    w: () => press(".do-show"),
    x: () => press(".do-aside"),
    l: () => press(".do-through"),
    i: () => note.begin(),
    q: () => ask.begin(),
  };

  keys.listen((letter) => {
    const button = document.querySelector(`button[data-key="${CSS.escape(letter)}"]:not(:disabled)`);
    const act = acts[letter] || (button && (() => button.click()));
    if (act) act();
    return Boolean(act);
  }, "jk?");

  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && event.target.closest("details[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-keys-open]")) list.showModal?.();
  });
});
