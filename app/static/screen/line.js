// The line to the server: htmx's websocket, watched. A line that is dead is noticed and replaced; while there is
// none the changed views are fetched; and the page says whether there is a connection (in #line, which nobody
// else writes).
"use strict";

hemicycle.part("line", ({ clock, answers }) => {
  const body = document.body;
  const BEAT = 10000; // a line this quiet is tried
  const SILENCE = 4000; // how long an answer may take
  const AWAKE = 2000; // the same, for someone who has just taken the phone into their hand
  const OPENING = 10000; // how long a line may take to open
  const CLOSING = 1000; // and to close: a dead one takes half a minute
  const POLL = 4000; // how often changes are asked for while there is no line

  let connection = null; // htmx's
  let socket = null; // the one we know of
  let socketSince = 0;
  let open = false;
  let closedAt = performance.now();
  let heardAt = 0;
  let asked = null; // the ping that has not been answered: {at, patience}
  let polledAt = 0;
  let reachable = true; // whether the last request by HTTP found our server
  let out = ""; // why the server does not know us any more
  let stale = false; // the page came out of the browser's cache
  let seen = Number(new URLSearchParams(body.dataset.follow.split("?")[1]).get("seen"));

  const tell = (what, detail = {}) => document.dispatchEvent(new CustomEvent(what, { detail }));
  const isOpen = () => open && connection.socket?.readyState === WebSocket.OPEN;

  function send(text) {
    if (!isOpen()) return false;
    connection.socket.send(text);
    return true;
  }

  function ping(patience) {
    asked = { at: performance.now(), patience };
    send('{"do":"ping"}');
    setTimeout(watch, patience + 50);
  }

  // The line is given up for a new one.
  function renew() {
    const old = connection.socket;
    clearTimeout(connection.timer);
    connection.socket = null;
    lost();
    try { old.close(); } catch { /* gone already */ }
    connection.visibilityHandler();
  }

  function lost() {
    if (open) closedAt = performance.now();
    open = false;
    asked = null;
  }

  function watch() {
    const now = performance.now();
    if (connection && connection.socket !== socket) [socket, socketSince] = [connection.socket, now];
    if (isOpen()) {
      if (asked && now - asked.at > asked.patience) renew();
      else if (!asked && now - heardAt > BEAT && !document.hidden) ping(SILENCE);
    } else {
      lost();
      if (isStuck(now - socketSince)) renew();
      if (now - closedAt > 5000 && now - polledAt > POLL && !document.hidden) poll();
    }
    show();
  }

  function isStuck(age) {
    if (document.hidden) return false;
    if (socket?.readyState === WebSocket.CONNECTING) return age > OPENING;
    return socket?.readyState === WebSocket.CLOSING && age > CLOSING;
  }

  // Someone looks at the page again, or the network is back.
  function wake() {
    if (document.hidden || !connection) return;
    polledAt = 0;
    const state = connection.socket?.readyState;
    if (state === WebSocket.OPEN) ping(AWAKE);
    else if (state !== WebSocket.CONNECTING) renew();
    watch();
  }

  // What comes in

  function heard(answer) {
    if (answer.now && asked) clock.heard(answer.now, asked.at);
    if (answer.seq && answer.now) setSeen(answer.seq);
    if (answer.now) asked = null;
    if (answer.ack || answer.refused) tell("line:answer", answer);
  }

  function setSeen(seq) {
    seen = seq;
    if (connection) connection.url = connection.url.replace(/seen=\d+/, `seen=${seq}`);
  }

  async function poll() {
    polledAt = performance.now();
    const sentAt = polledAt;
    const changed = await answers.views(seen);
    met(changed);
    if (changed?.seq) {
      clock.heard(changed.now, sentAt);
      if (stale) location.reload();
      if (changed.html) await swap(changed.html);
      setSeen(changed.seq);
      tell("line:polled");
    }
    show();
  }

  // A request by HTTP was answered by our server, or not (null).
  function met(answer) {
    reachable = answer !== null;
    if (reachable) out = answer.out || "";
    if (out) tell("line:out");
    show();
  }

  async function swap(html) {
    await htmx.swap({ sourceElement: body, target: body, swap: "none", text: html, transition: false });
    tell("outbox:swapped", { html });
  }

  // Ask for something that leaves no entry; whoever asks asks again where nothing comes.
  async function ask(message) {
    if (send(JSON.stringify(message))) return;
    const html = await answers.others(message);
    met(html);
    if (html) await swap(html);
  }

  // What is said of it

  function show() {
    const line = document.getElementById("line");
    if (!line) return;
    const away = !isOpen() && performance.now() - closedAt > 1500;
    const text = out ? body.dataset.out : away && !(reachable && polledAt) ? body.dataset.offline : "";
    line.hidden = !text;
    if (line.firstChild?.textContent === text || !(text || line.firstChild)) return;
    line.replaceChildren(text, ...(out && body.dataset.again ? [" ", again(body.dataset.again)] : []));
  }

  function again(words) {
    const link = document.createElement("a");
    link.href = hemicycle.home();
    link.textContent = words;
    return link;
  }

  // Listening

  body.addEventListener("htmx:ws:before:connection", (event) => { connection = event.detail.connection; });
  body.addEventListener("htmx:ws:after:connection", (event) => {
    connection = event.detail.connection;
    clearTimeout(connection.timer); // else a retry timer of before closes the new socket
    open = reachable = true;
    polledAt = 0;
    out = "";
    heardAt = performance.now();
    ping(SILENCE);
    tell("line:open");
    show();
  });
  body.addEventListener("htmx:ws:close", () => {
    const were = open;
    lost();
    if (were) setTimeout(() => { if (!isOpen() && !document.hidden) poll(); }, 500); // the server may know us no more
    show();
  });
  body.addEventListener("htmx:ws:before:message:incoming", (event) => {
    const { data } = event.detail.message;
    heardAt = performance.now();
    if (typeof data !== "string" || !data.startsWith("{")) return;
    event.detail.cancelled = true;
    heard(JSON.parse(data));
  });
  body.addEventListener("htmx:ws:after:message:incoming", (event) => tell("outbox:swapped", { html: event.detail.message.data }));

  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  window.addEventListener("pageshow", (event) => {
    stale = event.persisted; // what it shows is old, and htmx does not follow any more
    if (stale) poll();
    else wake();
  });
  setInterval(watch, 1000);

  return { send, ask, isOpen, renew, met, quiet: () => performance.now() - closedAt };
});
