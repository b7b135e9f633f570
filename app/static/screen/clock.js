// The clock of the server, on every screen. A phone's own clock may be an hour wrong; only its
// steady count of milliseconds is used, set by what the server says the time is.
"use strict";

hemicycle.part("clock", () => {
  const made = Number(document.body.dataset.now); // when the server made this page
  const HOUR = 3600000;
  let offset = made - performance.now();
  let uncertain = Infinity; // how far off the offset may be, in milliseconds

  const now = () => performance.now() + offset;

  // The server said `serverNow`, in answer to something sent at `sentAt` (performance.now()). What cannot be
  // true is not believed: a time well before this page was made, or a month after.
  function heard(serverNow, sentAt) {
    if (!(serverNow > made - HOUR && serverNow < made + 720 * HOUR)) return;
    const trip = performance.now() - sentAt;
    if (trip > uncertain + 50 && uncertain < 2000) return;
    uncertain = trip;
    offset = serverNow + trip / 2 - performance.now();
    show();
  }

  function clockFace(milliseconds) {
    const seconds = Math.floor(Math.abs(milliseconds) / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  function show() {
    for (const face of document.querySelectorAll("[data-until]")) {
      const left = Number(face.dataset.until) - now();
      const over = left < 0;
      const text = over ? ("over" in face.dataset ? `+${clockFace(left)}` : "0:00") : clockFace(left + 999);
      if (face.textContent !== text) face.textContent = text;
      face.classList.toggle("over", over);
      announce(face, !over && left < 60000);
      face.classList.toggle("soon", !over && left < 60000);
    }
  }

  // Who cannot see the clock hears it once.
  function announce(face, last) {
    const said = face.closest(".clock")?.querySelector("[data-last-minute]");
    const text = last ? said?.dataset.lastMinute : "";
    if (said && said.textContent !== text) said.textContent = text;
  }

  // After a sleep the steady count may have stood still: ask again.
  document.addEventListener("visibilitychange", () => { uncertain = Infinity; });
  setInterval(show, 500);
  show();
  document.addEventListener("outbox:swapped", show);
  return { now, heard };
});
