// What a person did and has not sent: for each item their text, prompt, themes and what they chose in the vote;
// for each own input a rewording. It stays on this device until it is sent, whatever the screen shows meanwhile.
"use strict";

hemicycle.part("drafts", ({ store }) => {
  const { run } = JSON.parse(document.getElementById("session").textContent);
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
    change(item, { prompt, themes, ...since, text: since.text && since.text !== text ? `${text}\n${since.text}` : text });
  }

  const rewording = (input) => store.read(`rewording:${input}`);

  function reword(input, text) {
    if (text === null) store.remove(`rewording:${input}`);
    else store.write(`rewording:${input}`, text);
  }

  // What was left over from a rehearsal is nothing of the session that was begun afresh.
  if ((store.read("run") ?? run) !== run) {
    for (const kind of ["draft", "rewording", "counted"]) for (const name of store.names(kind)) store.remove(`${kind}:${name}`);
  }
  store.write("run", run);

  return { read, change, giveBack, rewording, reword, items: () => store.names("draft"), reworded: () => store.names("rewording") };
});
