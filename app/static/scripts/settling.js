// What is done is what was seen: a button that came, or came to ask for something else, has to stand for a moment.
// Meanwhile the keys look faint.
"use strict";

hemicycle.part("settling", () => {
  const SEEN = 300; // what has stood for less, in milliseconds, cannot have been what was meant
  const WATCHED = "[data-key], [data-line] button:is(.do-show, .do-aside, .do-through, .do-pin, .do-merge)";
  const BY_KEY = "[data-key], .chosen button:is(.do-show, .do-aside, .do-through, .do-pin, .do-merge)";
  const stoodSince = new Map(); // a place on the screen and what its button asks for -> since when
  const all = (selector) => [...document.querySelectorAll(selector)];
  let settling = 0;

  function asked(button) {
    const place = button.dataset.key || button.closest("[data-line]").id;
    return `${place} ${JSON.stringify([...new FormData(button.form)])}`;
  }

  function notice() {
    const there = new Set(all(WATCHED).map(asked));
    for (const what of stoodSince.keys()) if (!there.has(what)) stoodSince.delete(what);
    for (const what of there) if (!stoodSince.has(what)) stoodSince.set(what, performance.now());
    show();
  }

  const toWait = (button) => SEEN - (performance.now() - (stoodSince.get(asked(button)) ?? -Infinity));

  function show() {
    clearTimeout(settling);
    const wait = Math.max(0, ...all(BY_KEY).map(toWait));
    document.body.classList.toggle("unsettled", wait > 0);
    if (wait > 0) settling = setTimeout(show, wait + 1);
  }

  const isTooSoon = (button) => Boolean(button?.matches(WATCHED)) && toWait(button) > 0;

  document.addEventListener("screen:changed", notice);
  notice();
  return { show, isTooSoon };
});
