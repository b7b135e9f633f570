// What is kept on this device: one record a thing, so that two tabs never overwrite one another's.
"use strict";

hemicycle.part("store", () => {
  const { code, screen } = document.body.dataset;
  const prefix = `hemicycle:${code}:${screen}:`;
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
    const kept = [...memory.keys()];
    try { kept.push(...Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))); } catch { /* memory alone */ }
    return [...new Set(kept)].filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
  }

  // Records of the form before this one are moved, once.
  function moveFormer() {
    let former = [];
    try { former = Object.keys(localStorage); } catch { return; }
    for (const key of former) {
      const item = key.startsWith(`hemicycle:${code}:draft:`) && screen === "participant" && key.split(":")[3];
      if (key !== `${prefix}outbox` && !item) continue;
      const value = localStorage.getItem(key);
      if (item && value && !read(`draft:${item}`)) write(`draft:${item}`, { text: value });
      if (!item) try { for (const message of JSON.parse(value) || []) write(`message:${message.key}`, message); } catch { /* unreadable */ }
      localStorage.removeItem(key);
    }
  }

  // Another tab wrote or removed a record.
  window.addEventListener("storage", (event) => {
    if (event.key === null || event.key.startsWith(prefix)) document.dispatchEvent(new CustomEvent("store:changed"));
  });

  moveFormer();
  return { read, write, remove, names };
});
