// Whoever rewords something says which wording they saw; and, before they were answered, which message of their own
// it follows: it counts only if that did. What was refused, since another reworded it first or dropped it or whyever,
// stays on this device, on whatever page that was heard, until whoever wrote it says which words are to stand.
"use strict";

hemicycle.part("rewording", ({ store, outbox }) => {
  const REWORDS = new Set(["redraft", "write"]);
  const FIELDS = ["text", "en", "es", "fr", "section", "kind", "about", "addressee"]; // what can be written or chosen
  const unanswered = new Map(); // a form's id -> the key of what was sent of it last
  const ours = new Set(); // the keys of what this page sent

  const nameOf = ({ run, do: what, statement, part, language }) =>
    `refused:${run}:${[what, statement || part, language || ""].join(":")}`;
  const isOf = (like) => (message) => nameOf(message) === nameOf(like);

  // Send what changes of a form; `rewords` says whether it is another wording of what stands there.
  function send(form, message, rewords) {
    const revision = Number(form.dataset.revision);
    const follows = unanswered.get(form.id);
    const key = outbox.send({ ...message, revision, ...(follows && { follows }) });
    ours.add(key);
    if (rewords) sent(form, key, revision);
  }

  function sent(form, key, revision) {
    form.dataset.revision = revision + 1;
    unanswered.set(form.id, key);
  }

  // What was sent of a form was answered: it is to be told in the form.
  function answered(form, message, answer, place, words) {
    if (unanswered.get(form.id) === message.key) unanswered.delete(form.id);
    if (answer.ack && ours.has(message.key)) settle(message, said(message));
    if (answer.refused) form.dataset.revision = Math.min(form.dataset.revision, message.revision);
    const why = answer.reason === "unknown_statement" ? form.dataset.whenDropped : answer.message;
    place.textContent = answer.refused ? why : words;
    place.className = `outcome ${answer.refused ? "bad" : "good"}`;
  }

  // What was written on an earlier page and stands nowhere yet: `put` puts it into the form of this one. What was
  // refused is given back; the rest is on its way.
  function restore(form, like, rewords, put) {
    const refused = kept(like);
    if (refused && said(refused).some((one) => form.elements[one].value.trim() !== refused[one].trim())) {
      put(refused);
      form.dataset.revision = Math.min(refused.revision, form.dataset.revision);
    } else settle(like);
    for (const message of outbox.waiting().filter(isOf(like))) {
      put(message);
      if (rewords(message)) sent(form, message.key, message.revision);
    }
    return kept(like);
  }

  const kept = (like) => store.read(nameOf(like));
  const said = (message) => FIELDS.filter((one) => one in message);

  // It is known which words are to stand in these fields, or in all.
  function settle(like, fields = FIELDS) {
    const left = Object.entries(kept(like) || {}).filter(([name]) => !fields.includes(name));
    const rest = Object.fromEntries(left);
    if (said(rest).length) store.write(nameOf(like), rest);
    else store.remove(nameOf(like));
  }

  document.addEventListener("outbox:settled", ({ detail: { message, answer } }) => {
    if (!answer.refused || !REWORDS.has(message.do) || answer.reason === "empty_text") return;
    const before = kept(message);
    const revision = Math.min(message.revision, before?.revision ?? Infinity);
    const { reason, message: why } = answer;
    store.write(nameOf(message), { ...before, ...message, revision, reason, why });
  });

  // The statements or parts of a run of which something is kept.
  const keptOf = (run, what) => store.names(`refused:${run}`).map((one) => one.split(":"))
    .filter(([whose]) => whose === what).map(([, of]) => of);

  return { send, answered, restore, kept, keptOf, said, settle };
});
