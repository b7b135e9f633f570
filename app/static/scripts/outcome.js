// What became of what was sent is said where it was sent from.
"use strict";

hemicycle.part("outcome", ({ session, outbox, ballots, states, toggles }) => {
  const { words, questions } = session;
  const formsOf = new Map(); // key of what was sent -> the id of its form

  // Of what was sent from a page before, the form in which it would be now.
  function formOf({ key, do: what, item, input }) {
    const would = { ballot: `vote-${item}`, input: `words-${item}`, revise: `revise-${input}` };
    return formsOf.get(key) || would[what] || "";
  }

  document.addEventListener("outbox:submitted", ({ detail: { form, key, message } }) => {
    formsOf.set(key, form.id);
    if (message.do === "ballot") states.forget(form.id);
    else if (!toggles.isOne(form)) states.say(form.id, words.waiting, "wait");
  });

  document.addEventListener("outbox:retrying", ({ detail: { message } }) => {
    states.say(formOf(message), words.retrying, "wait");
  });

  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    const id = formOf(message);
    const form = document.getElementById(id);
    formsOf.delete(message.key);
    if (answer.refused) refused(id, message, answer);
    else states.say(id, isSeen(form, message) ? "" : words.sent, "good");
    if (answer.ack && message.do === "ballot") states.forget(id);
  });

  // What another tab has settled waits no longer; that tab was told what became of it.
  document.addEventListener("store:changed", () => {
    const waiting = new Set(outbox.waiting().map(({ key }) => key));
    for (const [key, form] of formsOf) {
      if (!waiting.has(key)) {
        formsOf.delete(key);
        states.forget(form);
      }
    }
  });

  // It shows by itself that it was sent; or it is not all that stands in the form.
  function isSeen(form, message) {
    const standing = (form?.elements.text?.value || "").trim();
    const unsent = standing && standing !== (message.text || "").trim();
    return unsent || ["ballot", "judge"].includes(message.do) || toggles.isOne(form);
  }

  const tooLate = (item) => (ballots.counted(item) ? words.lateChange : words.late);

  function refused(id, message, answer) {
    const of = !states.placeOf(id) && questions[message.item] ? `${questions[message.item].title} – ` : "";
    const late = message.do === "ballot" && answer.reason === "closed";
    const why = of + (late ? tooLate(message.item) : answer.message);
    states.say(id, outbox.isOld(message) ? words.afresh : why, "bad", answer.reason);
  }
});
