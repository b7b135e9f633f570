// What a person did and has not sent: for each item their text, prompt, themes and what they chose in the vote;
// for each own input a rewording. It stays on this device until it is sent, whatever the screen shows meanwhile.
"use strict";

hemicycle.part("drafts", ({ session, store }) => {
  const { run } = session;
  const isNothing = (value) => value === undefined || value === "" || (Array.isArray(value) && !value.length);

  const read = (item) => store.read(`draft:${item}`) || {};

  function change(item, fields) {
    const kept = Object.entries({ ...read(item), ...fields }).filter(([, value]) => !isNothing(value));
    if (kept.length) store.write(`draft:${item}`, Object.fromEntries(kept));
    else store.remove(`draft:${item}`);
  }

  // A text that was refused comes back, before what has been written since.
  function giveBack({ item, text, prompt, themes }) {
    const since = read(item);
    const whole = since.text && since.text !== text ? `${text}\n${since.text}` : text;
    change(item, { prompt, themes, ...since, text: whole });
  }

  const rewording = (input) => store.read(`rewording:${input}`);

  function reword(input, text) {
    if (text === null) store.remove(`rewording:${input}`);
    else store.write(`rewording:${input}`, text);
  }

  // What was left over from a rehearsal is nothing of the session that was begun afresh.
  function forgetRehearsal() {
    for (const kind of ["draft", "rewording", "counted"]) {
      for (const name of store.names(kind)) store.remove(`${kind}:${name}`);
    }
  }

  if ((store.read("run") ?? run) !== run) forgetRehearsal();
  store.write("run", run);

  const items = () => store.names("draft");
  const reworded = () => store.names("rewording");
  return { read, change, giveBack, rewording, reword, items, reworded };
});
