// What a person did and has not sent: for each item their text, prompt and themes, and what they chose in the vote; for
// each own input a rewording. It stays on this device until it is sent, whatever the screen shows meanwhile.
"use strict";

hemicycle.part("drafts", ({ store, outbox }) => {
  const isNothing = (value) => value === undefined || value === "" || (Array.isArray(value) && !value.length);

  const read = (item) => store.read(`draft:${item}`) || {};

  function change(item, fields) {
    const kept = Object.entries({ ...read(item), ...fields }).filter(([, value]) => !isNothing(value));
    if (kept.length) store.write(`draft:${item}`, Object.fromEntries(kept));
    else store.remove(`draft:${item}`);
  }

  // A text that was refused comes back, before what has been written since.
  function giveBack({ do: what, item, input, text, prompt, themes }) {
    const since = what === "input" ? read(item) : { text: rewording(input) };
    const whole = since.text && since.text !== text ? `${text}\n${since.text}` : text;
    if (what === "input") change(item, { prompt, themes, ...since, text: whole });
    else if (what === "revise") reword(input, whole);
  }

  // The fields of a vote.
  const chosen = (item) => store.read(`chosen:${item}`);
  const choose = (item, form) => store.write(`chosen:${item}`, form);
  const unchoose = (item) => store.remove(`chosen:${item}`);

  const rewording = (input) => store.read(`rewording:${input}`);

  function reword(input, text) {
    if (text === null) store.remove(`rewording:${input}`);
    else store.write(`rewording:${input}`, text);
  }

  document.addEventListener("outbox:settled", ({ detail: { message, answer } }) => {
    if (answer.refused && !outbox.isOld(message)) giveBack(message);
  });

  const items = () => store.names("draft");
  const votes = () => store.names("chosen");
  const reworded = () => store.names("rewording");
  return { read, change, chosen, choose, unchoose, rewording, reword, items, votes, reworded };
});
