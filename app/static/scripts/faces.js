// The faces of the clock, wherever they stand: the time left of an item, or how long someone has been speaking. What
// is nearly up, and what is over, by their looks; and once in words, for who cannot see the face or its colour. And
// what is true only until a moment, or from then on.
"use strict";

hemicycle.part("faces", ({ clock }) => {
  const MINUTE = 60000;
  const TO_CONCLUDE = 30000; // at most this long before the end of their time is whoever speaks told of it

  function show() {
    for (const face of document.querySelectorAll("[data-until], [data-since]")) {
      const left = face.dataset.until ? Number(face.dataset.until) - now(face) : Infinity;
      const of = Number(face.dataset.of) || 0;
      if ("since" in face.dataset) spoken(face, left, of);
      else toGo(face, left, of);
    }
    for (const one of document.querySelectorAll("[data-gone]")) one.hidden = clock.now() >= one.dataset.gone;
    for (const one of document.querySelectorAll("[data-due]")) one.hidden = clock.now() < one.dataset.due;
  }

  // While a pause is held, an item's time stands still.
  const now = (face) => Math.max(clock.now(), Number(face.dataset.from) || 0);

  // The last fifth of an item's time, and its last twentieth.
  function toGo(face, left, of) {
    const over = left < 0;
    const soon = !over && (left < of / 20 || (!of && left < MINUTE));
    look(face, { over, soon, low: !over && !soon && left < of / 5 });
    say(face, over ? ("over" in face.dataset ? `+${minutes(left)}` : "0:00") : minutes(left + 999));
    announce(face, !over && left < MINUTE ? "lastMinute" : "");
  }

  // How long someone speaks, and the last fifth of the time they have.
  function spoken(face, left, of) {
    const over = left < 0;
    const soon = !over && left < Math.min(of / 5, TO_CONCLUDE);
    look(face, { over, soon });
    say(face, minutes(Math.max(0, clock.now() - Number(face.dataset.since))));
    announce(face, over ? "over" : soon ? "soon" : "");
  }

  function look(face, looks) {
    for (const [name, on] of Object.entries(looks)) face.classList.toggle(name, on);
  }

  function minutes(milliseconds) {
    const seconds = Math.floor(Math.abs(milliseconds) / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  function announce(face, what) {
    const said = face.closest(".clock, .speaking")?.querySelector("[data-last-minute], [data-soon]");
    if (said) say(said, said.dataset[what] || "");
  }

  function say(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  for (const change of ["screen:changed", "clock:set"]) document.addEventListener(change, show);
  setInterval(show, 500);
  show();
});
