// The outbox: what a person sends is kept on their device until the server has said what became of it.
// It goes over htmx's websocket; where that does not answer, by HTTP; after a reload or a night without
// network, again. The same key each time makes it one entry, however often it is sent.
"use strict";

const outbox = (() => {
  const body = document.body;
  const { code, screen } = body.dataset;
  const STORE = `hemicycle:${code}:${screen}:outbox`;
  const SILENCE = 6000; // an answer that takes longer is asked for by HTTP
  const BEAT = 30000; // how often a quiet line is tried
  const POLL = 4000; // how often the page is asked for changes while there is no websocket

  let connection = null; // htmx's, once it has opened
  let open = false;
  let closedAt = performance.now();
  let seen = Number(new URLSearchParams(body.getAttribute("hx-ws:connect").split("?")[1]).get("seen"));
  let pingedAt = 0;
  let reachable = true;
  let kept = [];
  const triedAt = new Map();

  try { kept = JSON.parse(localStorage.getItem(STORE)) || []; } catch { /* private mode: memory alone */ }

  function keep() {
    try { localStorage.setItem(STORE, JSON.stringify(kept)); } catch { /* full or forbidden */ }
  }

  function newKey() {
    return crypto.randomUUID ? crypto.randomUUID()
      : [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
  }

  // Sending

  function send(message) {
    const whole = { key: newKey(), at: Math.round(serverClock.now()), ...message };
    kept.push(whole);
    keep();
    tell("sending", { message: whole });
    transmit(whole);
    return whole.key;
  }

  function transmit(message) {
    triedAt.set(message.key, performance.now());
    if (open) connection.socket.send(JSON.stringify(message));
    else if (performance.now() - closedAt > 2500) post(message);
  }

  async function post(message) {
    try {
      const response = await fetch(`/s/${code}/do`, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(message), credentials: "same-origin",
      });
      reachable = true;
      const answer = await response.json();
      if (answer.reason === "not_saved" || answer.reason === "too_fast" || response.status >= 500) tell("retrying", { message });
      else answered(answer.ack ? answer : { ...answer, refused: message.key });
      if (open) reconnect();
    } catch {
      reachable = false;
      if (open) reconnect();
    }
    showLine();
  }

  // A question that leaves no entry and need not be kept.
  async function ask(message) {
    if (open) return connection.socket.send(JSON.stringify(message));
    const response = await fetch(`/s/${code}/do`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(message) });
    if (response.ok) await swap(await response.text());
  }

  // Answers

  function answered(answer) {
    const key = answer.ack || answer.refused;
    const message = kept.find((one) => one.key === key);
    if (!message) return;
    if (answer.reason === "not_saved" || answer.reason === "too_fast") return tell("retrying", { message });
    kept = kept.filter((one) => one !== message);
    triedAt.delete(key);
    keep();
    tell("answered", { message, answer });
  }

  function heard(answer) {
    if (answer.now) serverClock.heard(answer.now, pingedAt);
    if (answer.seq && answer.now) setSeen(answer.seq);
    if (answer.now) pingedAt = 0;
    if (answer.ack || answer.refused) answered(answer);
  }

  function setSeen(seq) {
    seen = seq;
    if (connection) connection.url = connection.url.replace(/seen=\d+/, `seen=${seq}`);
  }

  const tell = (what, detail) => document.dispatchEvent(new CustomEvent(`outbox:${what}`, { detail }));

  // The line

  function ping() {
    pingedAt = performance.now();
    connection.socket.send('{"do":"ping"}');
  }

  // A socket that is open and does not answer is given up for a new one.
  function reconnect() {
    const old = connection.socket;
    connection.socket = null;
    open = false;
    closedAt = performance.now();
    pingedAt = 0;
    try { old.close(); } catch { /* gone already */ }
    connection.visibilityHandler();
  }

  function showLine() {
    const line = document.getElementById("line");
    if (!line) return;
    const lost = !open && performance.now() - closedAt > 1500 && !(reachable && polledAt);
    line.hidden = !lost;
    line.textContent = lost ? body.dataset.offline : "";
  }

  body.addEventListener("htmx:ws:after:connection", (event) => {
    connection = event.detail.connection;
    clearTimeout(connection.timer); // else a retry timer of before closes the new socket
    open = true;
    reachable = true;
    polledAt = 0;
    kept.forEach(transmit);
    ping();
    showLine();
  });
  body.addEventListener("htmx:ws:close", () => {
    if (open) closedAt = performance.now();
    open = false;
    pingedAt = 0;
  });
  body.addEventListener("htmx:ws:before:message:incoming", (event) => {
    const { data } = event.detail.message;
    if (typeof data !== "string" || !data.startsWith("{")) return;
    event.detail.cancelled = true;
    heard(JSON.parse(data));
  });
  body.addEventListener("htmx:ws:after:message:incoming", () => tell("swapped", {}));

  let beatAt = performance.now();
  let polledAt = 0;
  setInterval(() => {
    const now = performance.now();
    if (open && pingedAt && now - pingedAt > SILENCE) reconnect();
    else if (open && !pingedAt && now - beatAt > BEAT) { beatAt = now; ping(); }
    if (!open && now - closedAt > 5000 && now - polledAt > POLL && !document.hidden) poll();
    for (const message of kept) {
      if (now - (triedAt.get(message.key) || 0) > SILENCE) {
        triedAt.set(message.key, now);
        post(message);
      }
    }
    showLine();
  }, 1000);

  // Without a websocket, the changed views are fetched.
  async function poll() {
    polledAt = performance.now();
    const sentAt = polledAt;
    try {
      const response = await fetch(`/s/${code}/views/${screen}?seen=${seen}`, { credentials: "same-origin" });
      reachable = true;
      if (!response.ok) return;
      serverClock.heard(Number(response.headers.get("x-now")), sentAt);
      const html = await response.text();
      if (html) await swap(html);
      setSeen(Number(response.headers.get("x-seq")));
    } catch { reachable = false; polledAt = performance.now(); }
    showLine();
  }

  async function swap(html) {
    await htmx.swap({ sourceElement: body, target: body, swap: "none", text: html, transition: false });
    tell("swapped", {});
  }

  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  // Forms

  const numbers = new Set(["minutes", "seq"]);
  const truths = new Set(["agree", "wanted", "shown"]);

  function messageOf(form, submitter) {
    const message = {};
    for (const [name, value] of new FormData(form, submitter)) {
      if (name.startsWith("answer") || name.startsWith("rank.") || name === "key") continue;
      if (name === "themes") (message.themes ||= []).push(value);
      else if (numbers.has(name)) message[name] = Number(value);
      else if (truths.has(name)) message[name] = value === "true";
      else if (value !== "") message[name] = value;
    }
    if (message.do === "ballot") message.answer = answerOf(form);
    return message;
  }

  function answerOf(form) {
    const fields = new FormData(form);
    const answer = {};
    for (const [name, value] of fields) {
      if (name === "answer" || name.startsWith("answer.")) (answer[name.slice(7)] ||= []).push(value);
    }
    const ranked = [...fields].filter(([name, value]) => name.startsWith("rank.") && value);
    if (ranked.length && !answer[""]) {
      answer[""] = ranked.sort((a, b) => a[1] - b[1]).map(([name]) => name.slice(5));
    }
    return answer;
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-send]")) return;
    event.preventDefault();
    const key = send(messageOf(form, event.submitter));
    tell("submitted", { form, key });
  });

  return { send, ask, waiting: () => [...kept], answerOf };
})();
