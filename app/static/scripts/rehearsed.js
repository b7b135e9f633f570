// What was written before the session was begun afresh, and not sent, is given back. Votes of then are nothing of now:
// that they are gone is said.
"use strict";

hemicycle.part("rehearsed", ({ session, store, outbox, drafts, states }) => {
  const { run, questions, words } = session;
  const before = store.read("run") ?? run;

  function keep(text, item) {
    if (!text?.trim()) return;
    const [known] = notes().filter((one) => one.text === text);
    if (!known) store.write(`rehearsed:${Date.now()}-${store.names("rehearsed").length}`, { text, item });
  }

  // As they are offered.
  function notes() {
    return store.names("rehearsed").sort().map((id) => {
      const { text, item } = store.read(`rehearsed:${id}`);
      const message = item in questions && { do: "input", item, text };
      const { title = "", most } = questions[item] || {};
      return { id, kind: "rehearsed", of: title, most, text, message, drop: () => store.remove(`rehearsed:${id}`) };
    });
  }

  function bringOver() {
    if (drafts.items().length || drafts.votes().length) states.say("", words.afresh, "bad");
    for (const item of drafts.items()) {
      keep(drafts.read(item).text, item);
      store.remove(`draft:${item}`);
    }
    for (const item of drafts.votes()) drafts.unchoose(item);
    for (const input of drafts.reworded()) {
      keep(drafts.rewording(input));
      drafts.reword(input, null);
    }
    for (const name of store.names("recognised").filter((one) => one.startsWith(`${before}-`))) {
      const { text, sent } = store.read(`recognised:${name}`);
      if (text !== sent) keep(text);
      store.remove(`recognised:${name}`);
    }
    for (const kind of ["counted", "opinion"]) {
      for (const name of store.names(kind)) store.remove(`${kind}:${name}`);
    }
  }

  document.addEventListener("outbox:settled", ({ detail: { message, answer } }) => {
    if (answer.refused && outbox.isOld(message)) keep(message.text, message.item);
  });

  if (before !== run) bringOver();
  store.write("run", run);
  return { notes };
});
