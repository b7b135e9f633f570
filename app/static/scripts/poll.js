// While there is no line, the views that changed are fetched.
"use strict";

hemicycle.part("poll", ({ session, wire, line, clock, answers, reach }) => {
  const PERIOD = 4000;
  const AT_FIRST = 5000; // a line is given so long to come back by itself
  let polledAt = 0;
  let stale = false; // the page came out of the browser's cache

  async function poll() {
    polledAt = performance.now();
    const sentAt = polledAt;
    const changed = await answers.views(wire.seen());
    reach.met(changed);
    if (!changed?.seq) return;
    clock.heard(changed.now, sentAt);
    if (stale) location.reload();
    if (changed.html) await wire.swap(changed.html);
    wire.setSeen(changed.seq);
    session.tell("poll:done");
  }

  document.addEventListener("line:woken", () => { polledAt = 0; });
  document.addEventListener("line:watched", () => {
    const due = line.quiet() > AT_FIRST && performance.now() - polledAt > PERIOD;
    if (due && !wire.isOpen() && !document.hidden) poll();
  });
  // The server may know us no more.
  document.addEventListener("wire:lost", () => {
    setTimeout(() => { if (!wire.isOpen() && !document.hidden) poll(); }, 500);
  });
  // What such a page shows is old, and htmx does not follow any more.
  window.addEventListener("pageshow", (event) => {
    stale = event.persisted;
    if (stale) poll();
  });
});
