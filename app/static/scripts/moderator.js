// The moderator's keys: one for each thing that matters.
"use strict";

hemicycle.part("moderator", ({ keys, choice, select, theming, note, ask }) => {
  const list = document.getElementById("keys"); // of what each key does

  // What is ticked, or else the input that is chosen.
  function press(selector) {
    const on = select.any() ? select.bar() : choice.line();
    const pressed = on?.querySelector(`button${selector}, summary${selector}`);
    pressed?.click();
    pressed?.closest("details[open]")?.querySelector("button, select")?.focus();
    return Boolean(pressed);
  }

  const acts = {
    "?": () => list.showModal?.(),
    j: () => choice.step(1),
    k: () => choice.step(-1),
    w: () => press(".do-show"),
    x: () => press(".do-aside"),
    t: () => press(".do-through"),
    p: () => press(".do-pin"),
    m: () => press(".do-merge"),
    c: () => theming.begin(),
    a: () => select.all(),
    i: () => note.begin(),
    q: () => ask.begin(),
  };

  keys.listen((letter) => {
    const button = document.querySelector(`button[data-key~="${CSS.escape(letter)}"]:not(:disabled)`);
    const act = acts[letter] || (button && (() => button.click()));
    return act ? act() !== false : false;
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
