// What became of what was sent is said where it was sent from.
"use strict";

hemicycle.part("outcome", ({ session, states, toggles }) => {
  const { words, questions } = session;
  const formsOf = new Map(); // key of what was sent -> the id of its form

  // Of what was sent from a page before, the form in which it would be now.
  function formOf({ key, do: what, item, input }) {
    const would = { ballot: `vote-${item}`, input: `words-${item}`, revise: `revise-${input}` };
    return formsOf.get(key) || would[what] || "";
  }

  document.addEventListener("outbox:submitted", ({ detail: { form, key, message } }) => {
    formsOf.set(key, form.id);
    if (toggles.isOne(form)) toggles.turn(form);
    else if (message.do !== "ballot") states.say(form.id, words.waiting, "wait");
  });

  document.addEventListener("outbox:retrying", ({ detail: { message } }) => {
    states.say(formOf(message), words.retrying, "wait");
  });

  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    const id = formOf(message);
    const form = document.getElementById(id);
    formsOf.delete(message.key);
    if (answer.refused) refused(id, form, message, answer);
    else states.say(id, ["ballot", "judge"].includes(message.do) || toggles.isOne(form) ? "" : words.sent, "good");
    if (answer.ack && message.do === "ballot") states.forget(id);
  });

  function refused(id, form, message, answer) {
    if (toggles.isOne(form)) toggles.turn(form);
    const of = !form && questions[message.item] ? `${questions[message.item].title}: ` : "";
    states.say(id, of + answer.message, "bad");
  }
});
