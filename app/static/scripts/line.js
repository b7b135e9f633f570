// The line to the server: a socket that is dead is noticed and replaced, and whoever takes their phone into their
// hand again is connected at once.
"use strict";

hemicycle.part("line", ({ session, wire, clock }) => {
  const BEAT = 10000; // a line this quiet is tried
  const SILENCE = 4000; // how long an answer may take
  const AWAKE = 2000; // the same, for someone who has just taken the phone into their hand
  const OPENING = 10000; // how long a socket may take to open
  const CLOSING = 1000; // and to close: a dead one takes half a minute

  let socket = null; // the one we know of
  let socketSince = 0;
  let lostAt = performance.now();
  let heardAt = 0;
  let asked = null; // the ping that has not been answered: {at, patience}

  function ping(patience) {
    asked = { at: performance.now(), patience };
    wire.send('{"do":"ping"}');
    setTimeout(watch, patience + 50);
  }

  function watch() {
    const now = performance.now();
    if (wire.socket() !== socket) [socket, socketSince] = [wire.socket(), now];
    if (!wire.isOpen()) {
      wire.lost();
      if (isStuck(now - socketSince)) wire.renew();
    } else if (asked) {
      if (now - asked.at > asked.patience) wire.renew();
    } else if (now - heardAt > BEAT && !document.hidden) ping(SILENCE);
    session.tell("line:watched");
  }

  function isStuck(age) {
    if (document.hidden) return false;
    if (socket?.readyState === WebSocket.CONNECTING) return age > OPENING;
    return socket?.readyState === WebSocket.CLOSING && age > CLOSING;
  }

  // Someone looks at the page again, or the network is back.
  function wake() {
    if (document.hidden || !wire.isThere()) return;
    session.tell("line:woken");
    const state = wire.socket()?.readyState;
    if (state === WebSocket.OPEN) ping(AWAKE);
    else if (state !== WebSocket.CONNECTING) wire.renew();
    watch();
  }

  document.addEventListener("wire:open", () => {
    heardAt = performance.now();
    ping(SILENCE);
  });
  document.addEventListener("wire:lost", () => {
    lostAt = performance.now();
    asked = null;
  });
  document.addEventListener("wire:heard", () => { heardAt = performance.now(); });
  document.addEventListener("wire:answer", ({ detail: { now, seq } }) => {
    if (!now) return; // not of a ping
    if (asked) clock.heard(now, asked.at);
    if (seq) wire.setSeen(seq);
    asked = null;
  });

  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  window.addEventListener("pageshow", (event) => { if (!event.persisted) wake(); });
  setInterval(watch, 1000);

  return { quiet: () => performance.now() - lostAt };
});
