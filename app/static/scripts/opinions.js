// What a person said of the inputs of others, where it is newer than the row that shows it: it waits to be sent, or the
// server took it since the row was made, be it before a reload or from another tab. What was said of other words is
// another answer.
"use strict";

hemicycle.part("opinions", ({ session, store, outbox }) => {
  const SAID = { endorse: ({ agree }) => (agree === "true" ? "agree" : ""), judge: ({ stance }) => stance };
  const isOne = ({ do: what }) => what in SAID;
  const said = (message) => SAID[message.do](message);
  const wording = ({ input, revision }) => `${input}:${Number.parseInt(revision, 10)}`;
  const nameOf = (one) => `opinion:${session.words.who}:${wording(one)}`; // another person may join on this phone

  function taken({ asOf, ...row }) {
    const last = store.read(nameOf(row));
    return last && last.seq > Number(asOf) ? last.said : null;
  }

  // As things stand: what was said of a row.
  function now() {
    const waiting = new Map(outbox.waiting().filter(isOne).map((message) => [wording(message), said(message)]));
    return ({ dataset }) => waiting.get(wording(dataset)) ?? taken(dataset) ?? dataset.given;
  }

  document.addEventListener("outbox:settled", ({ detail: { message, answer } }) => {
    if (isOne(message) && answer.ack && !(store.read(nameOf(message))?.seq > answer.seq)) {
      store.write(nameOf(message), { said: said(message), seq: answer.seq });
    }
  });

  return { now };
});
