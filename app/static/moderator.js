// The moderator's keys: one key for each thing that matters, and a list of them under "?".
"use strict";

(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const keys = one("#keys");
  let chosen = ""; // the id of the line the keys act on

  function lines() { return all("[data-line]"); }

  function choose(step) {
    const list = lines();
    if (!list.length) return;
    const place = list.findIndex((line) => line.id === chosen);
    const next = place < 0 ? 0 : Math.min(Math.max(place + step, 0), list.length - 1);
    chosen = list[next].id;
    mark();
    list[next].focus({ preventScroll: true });
    list[next].scrollIntoView({ block: "nearest" });
  }

  function mark() {
    for (const line of lines()) line.classList.toggle("chosen", line.id === chosen);
  }

  function onLine(selector) {
    const line = chosen && document.getElementById(chosen);
    one(`${selector} button, button${selector}, ${selector}`, line || document.createElement("p"))?.click();
    const reasons = line && one("details[open] button", line);
    if (reasons) reasons.focus();
  }

  const acts = {
    "?": () => keys.showModal(),
    j: () => choose(1),
    k: () => choose(-1),
    w: () => onLine(".do-show"),
    x: () => onLine(".do-aside"),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.closest("input:not([type=hidden]), textarea, select, dialog")) return;
    const key = event.key.toLowerCase();
    const button = one(`button[data-key="${CSS.escape(key)}"]:not(:disabled)`);
    const act = acts[key] || (button && (() => button.click()));
    if (!act) return;
    event.preventDefault();
    act();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-keys-open]")) keys.showModal();
    const line = event.target.closest("[data-line]");
    if (line) { chosen = line.id; mark(); }
  });

  document.addEventListener("outbox:answered", ({ detail: { answer } }) => {
    const line = one("#line");
    if (answer.refused) { line.textContent = answer.message; line.hidden = false; }
    else line.hidden = true;
  });
  document.addEventListener("outbox:swapped", mark);
})();
