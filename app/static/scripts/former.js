// Records of the form before this one are moved, once.
"use strict";

hemicycle.part("former", ({ session, store }) => {
  const drafts = `hemicycle:${session.code}:draft:`;
  const outbox = `${store.prefix}outbox`;

  function move(key, value) {
    if (key === outbox) for (const message of parsed(value)) store.write(`message:${message.key}`, message);
    else if (value && !store.read(`draft:${key.slice(drafts.length)}`)) {
      store.write(`draft:${key.slice(drafts.length)}`, { text: value });
    }
  }

  function parsed(value) {
    try { return JSON.parse(value) || []; } catch { return []; } // unreadable
  }

  let keys = [];
  try { keys = Object.keys(localStorage); } catch { /* nothing is kept */ }
  for (const key of keys) {
    const isDraft = session.screen === "participant" && key.startsWith(drafts);
    if (key !== outbox && !isDraft) continue;
    move(key, localStorage.getItem(key));
    localStorage.removeItem(key);
  }
});
