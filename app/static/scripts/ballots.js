// The ballots the server has of this person: those of the page, and those acknowledged since to any tab of this
// device. What the fields of a form mean, the server alone knows.
"use strict";

hemicycle.part("ballots", ({ session, store, outbox, drafts }) => {
  const nameOf = (item) => `counted:${session.words.who}:${item}`; // another person may join on this phone

  // The fields of the ballot for an item; nothing where there is none.
  function counted(item) {
    const since = store.read(nameOf(item));
    return since && since.seq > session.seq && "form" in since ? since.form : session.ballots[item];
  }

  const waits = (item) => outbox.waiting().filter((one) => one.do === "ballot" && one.item === item).pop();

  document.addEventListener("outbox:settled", ({ detail: { message, answer } }) => {
    const cast = message.do === "ballot";
    if (!(cast || (message.do === "withdraw" && message.item))) return;
    if (answer.ack && !(store.read(nameOf(message.item))?.seq > answer.seq)) {
      store.write(nameOf(message.item), { form: cast ? message.form || {} : null, seq: answer.seq });
    }
    if (answer.refused && !outbox.isOld(message) && !drafts.chosen(message.item)) {
      drafts.choose(message.item, message.form);
    }
  });

  return { counted, waits };
});
