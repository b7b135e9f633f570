// The faces of the clock: the time left, wherever it stands; its last fifth and its last twentieth by their looks, and
// one minute before the end in words.
"use strict";

hemicycle.part("faces", ({ clock }) => {
  const MINUTE = 60000;

  function show() {
    for (const face of document.querySelectorAll("[data-until]")) {
      const left = Number(face.dataset.until) - clock.now();
      const of = Number(face.dataset.of) || 0;
      const over = left < 0;
      const soon = !over && (left < of / 20 || (!of && left < MINUTE));
      const text = over ? ("over" in face.dataset ? `+${minutes(left)}` : "0:00") : minutes(left + 999);
      if (face.textContent !== text) face.textContent = text;
      face.classList.toggle("over", over);
      face.classList.toggle("soon", soon);
      face.classList.toggle("low", !over && !soon && left < of / 5);
      announce(face, !over && left < MINUTE);
    }
  }

  function minutes(milliseconds) {
    const seconds = Math.floor(Math.abs(milliseconds) / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  // Who cannot see the clock hears it once.
  function announce(face, lastMinute) {
    const said = face.closest(".clock")?.querySelector("[data-last-minute]");
    const text = lastMinute ? said?.dataset.lastMinute : "";
    if (said && said.textContent !== text) said.textContent = text;
  }

  for (const change of ["screen:changed", "clock:set"]) document.addEventListener(change, show);
  setInterval(show, 500);
  show();
});
