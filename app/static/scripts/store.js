// What is kept on this device: one record a thing, so that two tabs never overwrite one another's.
"use strict";

hemicycle.part("store", ({ session }) => {
  const prefix = `hemicycle:${session.code}:${session.screen}:`;
  const memory = new Map(); // what the browser does not keep: private mode, or no room

  function read(name) {
    if (memory.has(name)) return memory.get(name);
    try { return JSON.parse(localStorage.getItem(prefix + name)); } catch { return null; }
  }

  function write(name, record) {
    try {
      localStorage.setItem(prefix + name, JSON.stringify(record));
      memory.delete(name);
    } catch { memory.set(name, record); }
  }

  function remove(name) {
    memory.delete(name);
    try { localStorage.removeItem(prefix + name); } catch { /* not kept there */ }
  }

  // The names of all records of a kind, without the kind.
  function names(kind) {
    const start = `${kind}:`;
    const all = new Set([...memory.keys(), ...kept()]);
    return [...all].filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
  }

  function kept() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    } catch { return []; }
  }

  // Another tab wrote or removed a record.
  window.addEventListener("storage", ({ key }) => {
    if (key === null || key.startsWith(prefix)) session.tell("store:changed");
  });

  return { read, write, remove, names, prefix };
});
