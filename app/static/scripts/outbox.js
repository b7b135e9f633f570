// The outbox: what a person sends is kept on their device until the server has said what became of it.
// It goes over the line; where that does not answer, by HTTP; after a reload or a night without network, again;
// from whichever tab is open. The same key each time makes it one entry, however often it is sent.
"use strict";

hemicycle.part("outbox", ({ session, store, clock, answers, wire, line, reach }) => {
  const SILENCE = 6000; // an answer that takes longer is asked for by HTTP
  const AT_ONCE = 2500; // without a line for so long, it goes by HTTP at once
  const SLOW = 1500; // what is answered within so long was done at once
  const OLD = 30000; // a role's act that has waited so long is not what anyone means any more
  const LASTING = new Set([ // of a role's acts, those that are meant whenever they come
    "note", "hands", "draft", "redraft", "weigh", "name_theme", "tag", "untag", "quote", "unquote", "consider",
    "group", "regroup", "correct_language", "write", "render", "take_notes", "word_item",
    "correct",
  ]);
  const NOT_FINAL = new Set(["not_saved", "too_fast", "newer_log"]);
  const triedAt = new Map();
  let lastAt = 0;

  function newKey() {
    if (crypto.randomUUID) return crypto.randomUUID();
    return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
  }

  // Everything kept, the oldest first.
  function waiting() {
    const kept = store.names("message").map((key) => store.read(`message:${key}`)).filter(Boolean);
    return kept.sort((a, b) => a.at - b.at);
  }

  function send(message) {
    lastAt = Math.max(Math.round(clock.now()), lastAt + 1);
    const whole = { key: newKey(), at: lastAt, run: session.run, read_in: session.lang, ...message };
    store.write(`message:${whole.key}`, whole);
    transmit(whole);
    return whole.key;
  }

  // Whether anything is taking longer than whoever sent it would think.
  const isSlow = () => waiting().some(({ at }) => clock.now() - at > SLOW);

  // Whether it was sent before the session was begun afresh.
  const isOld = ({ run }) => (run ?? session.run) !== session.run;

  function transmit(message) {
    triedAt.set(message.key, performance.now());
    if (!wire.send(JSON.stringify(message)) && line.quiet() > AT_ONCE) post(message);
  }

  async function post(message) {
    const answer = await answers.post(message);
    reach.met(answer);
    if (answer?.said) answered(answer.said);
    if (answer?.later) session.tell("outbox:retrying", { message });
    if (wire.isOpen()) wire.renew(); // it has not answered
  }

  function answered(answer) {
    const message = store.read(`message:${answer.ack || answer.refused}`);
    if (!message) return;
    if (NOT_FINAL.has(answer.reason)) return session.tell("outbox:retrying", { message });
    session.tell("outbox:settled", { message, answer });
    store.remove(`message:${message.key}`);
    triedAt.delete(message.key);
    session.tell("outbox:answered", { message, answer });
  }

  // What a role did on a page that is gone, or with a link that is no longer theirs, is not carried out later.
  function forget(older) {
    if (session.screen === "participant") return;
    for (const { key, at, do: what } of waiting()) {
      if (!LASTING.has(what) && clock.now() - at > older) store.remove(`message:${key}`);
    }
  }

  function tryAgain() {
    const now = performance.now();
    for (const message of waiting()) {
      if (now - (triedAt.get(message.key) || 0) <= SILENCE) continue;
      triedAt.set(message.key, now);
      post(message);
    }
  }

  forget(OLD);
  document.addEventListener("reach:out", () => forget(-Infinity));
  document.addEventListener("wire:answer", ({ detail }) => { if (detail.ack || detail.refused) answered(detail); });
  document.addEventListener("wire:open", () => waiting().forEach(transmit));
  setInterval(tryAgain, 1000);

  return { send, waiting, isOld, isSlow };
});
