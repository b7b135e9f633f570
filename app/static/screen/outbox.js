// The outbox: what a person sends is kept on their device until the server has said what became of it.
// It goes over the line; where that does not answer, by HTTP; after a reload or a night without network, again;
// from whichever tab is open. The same key each time makes it one entry, however often it is sent.
"use strict";

hemicycle.part("outbox", ({ store, clock, answers, line }) => {
  const SILENCE = 6000; // an answer that takes longer is asked for by HTTP
  const NOT_FINAL = new Set(["not_saved", "too_fast", "newer_log"]);
  const triedAt = new Map();
  const { screen } = document.body.dataset;
  const { run } = JSON.parse(document.getElementById("session")?.textContent || "{}");
  const OLD = 30000; // a role's act that has waited so long is not what anyone means any more
  let lastAt = 0;

  const tell = (what, detail = {}) => document.dispatchEvent(new CustomEvent(`outbox:${what}`, { detail }));

  function newKey() {
    return crypto.randomUUID ? crypto.randomUUID()
      : [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
  }

  // Everything kept, the oldest first.
  function waiting() {
    return store.names("message").map((key) => store.read(`message:${key}`)).filter(Boolean).sort((a, b) => a.at - b.at);
  }

  function send(message) {
    lastAt = Math.max(Math.round(clock.now()), lastAt + 1);
    const whole = { key: newKey(), at: lastAt, run, ...message };
    store.write(`message:${whole.key}`, whole);
    tell("sending", { message: whole });
    transmit(whole);
    return whole.key;
  }

  function transmit(message) {
    triedAt.set(message.key, performance.now());
    if (!line.send(JSON.stringify(message)) && line.quiet() > 2500) post(message);
  }

  async function post(message) {
    const answer = await answers.post(message);
    line.met(answer);
    if (answer?.said) answered(answer.said);
    if (answer?.later) tell("retrying", { message });
    if (line.isOpen()) line.renew(); // it has not answered
  }

  function answered(answer) {
    const message = store.read(`message:${answer.ack || answer.refused}`);
    if (!message) return;
    if (NOT_FINAL.has(answer.reason)) return tell("retrying", { message });
    tell("settled", { message, answer });
    store.remove(`message:${message.key}`);
    triedAt.delete(message.key);
    tell("answered", { message, answer });
  }

  // What a role did on a page that is gone, or with a link that is no longer theirs, is not carried out later.
  function forget(older) {
    if (screen === "participant") return;
    for (const message of waiting()) if (clock.now() - message.at > older) store.remove(`message:${message.key}`);
  }

  forget(OLD);
  document.addEventListener("line:out", () => forget(-Infinity));
  document.addEventListener("line:answer", ({ detail }) => answered(detail));
  document.addEventListener("line:open", () => waiting().forEach(transmit));
  setInterval(() => {
    const now = performance.now();
    for (const message of waiting()) {
      if (now - (triedAt.get(message.key) || 0) <= SILENCE) continue;
      triedAt.set(message.key, now);
      post(message);
    }
  }, 1000);

  return { send, waiting };
});
