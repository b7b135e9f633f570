// Whoever rewords something says which wording they saw; and, before they were answered, which message of their own
// it follows: it counts only if that did. What was refused, since another reworded it first or dropped it or whyever,
// stays on this device, on whatever page that was heard, until whoever wrote it says which words are to stand. A field
// says which wording of it was seen (`data-seen`): what another wrote in one field is no other wording of the rest.
"use strict";

hemicycle.part("rewording", ({ store, outbox }) => {
  const SEEN = { // what rewords -> by which name it says which wording was seen
    write: "revision", take_notes: "revision", correct: "revision", redraft: "seen", render: "seen",
  };
  const WORDS = ["text", "en", "es", "fr"];
  const FIELDS = [...WORDS, "section", "kind", "about", "addressee"]; // what can be written or chosen
  const unanswered = new Map(); // a field's id -> the key of what was sent of it last
  const ours = new Set(); // the keys of what this page sent

  const nameOf = ({ run, do: what, statement, part, item, input, language }) =>
    `refused:${run}:${[what, statement || part || item || input, language || ""].join(":")}`;
  const isOf = (like) => (message) => nameOf(message) === nameOf(like);
  const worded = (message) => WORDS.filter((one) => one in message);
  const fieldOf = (form, message) => form.elements[worded(message)[0]];
  const seenIn = (message) => message[SEEN[message.do]];

  // Send what changes of a form: of its words, one field.
  function send(form, message) {
    const field = fieldOf(form, message);
    const seen = field && { [SEEN[message.do]]: Number(field.dataset.seen) };
    const follows = field && unanswered.get(field.id);
    const key = outbox.send({ ...message, ...seen, ...(follows && { follows }) });
    ours.add(key);
    if (field) sent(field, key, Number(field.dataset.seen));
  }

  function sent(field, key, seen) {
    field.dataset.seen = seen + 1;
    unanswered.set(field.id, key);
  }

  const isWaiting = (field) => unanswered.has(field.id);

  // What was sent of a form was answered: it is to be told in the form.
  function answered(form, message, answer, place, words) {
    const field = fieldOf(form, message);
    if (field && unanswered.get(field.id) === message.key) unanswered.delete(field.id);
    if (answer.ack && ours.has(message.key)) settle(message, said(message));
    if (field && answer.refused) unsee(field, seenIn(message));
    const why = answer.reason === "unknown_statement" ? form.dataset.whenDropped : answer.message;
    place.textContent = answer.refused ? why : words;
    place.className = `outcome ${answer.refused ? "bad" : "good"}`;
  }

  function unsee(field, seen = 0) { field.dataset.seen = Math.min(field.dataset.seen, seen); }

  // What was written on an earlier page and stands nowhere yet: `put` puts it into the form of this one. What was
  // refused is given back; the rest is on its way.
  function restore(form, like, put) {
    const refused = kept(like);
    if (refused && said(refused).some((one) => form.elements[one].value.trim() !== refused[one].trim())) {
      put(refused);
      for (const one of worded(refused)) unsee(form.elements[one], refused.unseen?.[one]);
    } else settle(like);
    for (const message of outbox.waiting().filter(isOf(like))) {
      put(message);
      const field = fieldOf(form, message);
      if (field) sent(field, message.key, Number(seenIn(message) ?? field.dataset.seen));
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
    if (!answer.refused || !(message.do in SEEN) || answer.reason === "empty_text") return;
    const before = kept(message);
    const unseen = { ...before?.unseen }; // which wording was seen of each field when its words were refused first
    for (const one of worded(message)) unseen[one] = Math.min(seenIn(message) ?? 0, unseen[one] ?? Infinity);
    const { reason, message: why } = answer;
    store.write(nameOf(message), { ...before, ...message, unseen, reason, why });
  });

  // The statements or parts of a run of which something is kept.
  const keptOf = (run, what) => store.names(`refused:${run}`).map((one) => one.split(":"))
    .filter(([whose]) => whose === what).map(([, of]) => of);

  return { send, isOf, isWaiting, answered, restore, kept, keptOf, said, settle };
});
