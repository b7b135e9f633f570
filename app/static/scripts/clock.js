// The clock of the server, on every screen. A phone's own clock may be an hour wrong; only its steady count of
// milliseconds is used, set by what the server says the time is.
"use strict";

hemicycle.part("clock", ({ session }) => {
  const made = Number(session.words.now); // when the server made this page
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
    session.tell("clock:set");
  }

  // After a sleep the steady count may have stood still: ask again.
  document.addEventListener("visibilitychange", () => { uncertain = Infinity; });
  return { now, heard };
});
