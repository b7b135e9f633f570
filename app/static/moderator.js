// The moderator's screen: one key for each thing that matters, and nothing is done that was not seen.
"use strict";

(() => {
  const SEEN = 300; // what has stood for less, in milliseconds, cannot have been what was meant
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const keys = one("#keys");
  const said = one("#said");
  let chosen = ""; // the id of the line the keys act on

  // Choosing an input

  function choose(step) {
    const list = all("[data-line]");
    if (!list.length) return;
    const place = list.findIndex((line) => line.id === chosen);
    const next = list[place < 0 ? 0 : Math.min(Math.max(place + step, 0), list.length - 1)];
    chosen = next.id;
    mark();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function mark() {
    for (const line of all("[data-line]")) line.classList.toggle("chosen", line.id === chosen);
    settle();
  }

  // What is done is what was seen: a button that came, or came to ask for something else, has to stand for a moment

  const stoodSince = new Map(); // a place on the screen and what its button asks for -> since when
  const WATCHED = "[data-key], button.do-show, button.do-aside";
  let settling = 0;

  function asked(button) {
    const place = button.dataset.key || button.closest("[data-line]").id;
    return `${place} ${JSON.stringify([...new FormData(button.form)])}`;
  }

  function notice() {
    const there = new Set(all(WATCHED).map(asked));
    for (const what of stoodSince.keys()) if (!there.has(what)) stoodSince.delete(what);
    for (const what of there) if (!stoodSince.has(what)) stoodSince.set(what, performance.now());
    settle();
  }

  const toWait = (button) => SEEN - (performance.now() - (stoodSince.get(asked(button)) ?? -Infinity));

  // Meanwhile the keys look faint.
  function settle() {
    clearTimeout(settling);
    const keyed = [...all("[data-key]"), ...all(".chosen button.do-show, .chosen button.do-aside")];
    const wait = Math.max(0, ...keyed.map(toWait));
    document.body.classList.toggle("unsettled", wait > 0);
    if (wait > 0) settling = setTimeout(settle, wait + 1);
  }

  document.addEventListener("submit", (event) => {
    const button = one("button", event.target);
    if (!button?.matches(WATCHED) || toWait(button) <= 0) return;
    event.preventDefault();
    event.stopPropagation();
    say(said.dataset.justChanged);
  }, true);

  // Keys

  function onLine(selector) {
    const line = document.getElementById(chosen);
    one(`button${selector}, summary${selector}`, line || document.createElement("p"))?.click();
    if (line) one("details[open] button", line)?.focus();
  }

  const acts = {
    "?": () => keys.showModal?.(),
    j: () => choose(1),
    k: () => choose(-1),
    w: () => onLine(".do-show"),
    x: () => onLine(".do-aside"),
  };

  singleKeys.listen((letter) => {
    const button = one(`button[data-key="${CSS.escape(letter)}"]:not(:disabled)`);
    const act = acts[letter] || (button && (() => button.click()));
    if (act) act();
    return Boolean(act);
  }, "jk?");

  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && event.target.closest("details[open]");
    if (!open) return;
    open.open = false;
    one("summary", open).focus();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-keys-open]")) keys.showModal?.();
    const line = event.target.closest("[data-line]");
    if (line) { chosen = line.id; mark(); }
  });

  // What became of it: a refusal stands until the next thing that is done

  function say(text) {
    if (said.textContent !== text) said.textContent = text;
    said.hidden = !text;
  }

  document.addEventListener("outbox:answered", ({ detail: { answer } }) => say(answer.refused ? answer.message : ""));
  document.addEventListener("outbox:swapped", () => { notice(); mark(); });
  notice();
})();
