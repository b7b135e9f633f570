// The inputs of others: a few at a time, each phone in its own order. What is reworded is read anew, what no
// longer stands leaves, and what was asked for in vain is asked for again.
"use strict";

hemicycle.part("others", ({ wire, answers, reach }) => {
  const ENOUGH = 10; // so many come by themselves; more when they are asked for
  const PATIENCE = 6000;
  const MOST_TOLD = 20; // of the latest changes the server tells so many
  let looked = ""; // what was counted when we last asked
  let asked = null; // what has not been answered: {item, at}
  const known = new WeakSet(); // the rows that were there
  let soon = 0; // a request on its way, at a moment of this phone's own: not all ask at once

  const rows = () => [...document.querySelectorAll("#others [data-input]")];
  const unread = () => document.querySelectorAll("#others-list [data-input]").length;
  const itemShown = () => document.getElementById("others").dataset.item;

  function refresh() {
    const counted = document.getElementById("others-count").dataset;
    const item = itemShown();
    if (!item || counted.item !== item) return; // of the question before
    const news = `${item}:${counted.inputs}:${counted.changed}`;
    const outdated = apply(counted.changed.split(" ").filter(Boolean));
    if (news === looked || soon) return;
    looked = news;
    if (outdated || (Number(counted.inputs) > 0 && unread() < ENOUGH)) {
      soon = setTimeout(() => { soon = 0; ask(); refresh(); }, 300 + Math.random() * 2500);
    }
  }

  // Takes away what no longer stands; says whether a row shown may have other words by now.
  function apply(changes) {
    const now = new Map(changes.map((one) => one.split(":")));
    let outdated = changes.length >= MOST_TOLD;
    for (const row of rows()) {
      const revision = now.get(row.dataset.input);
      if (revision === "0") row.remove();
      else if (revision && revision !== row.dataset.revision) outdated = true;
      now.delete(row.dataset.input);
    }
    pinnedFirst();
    return outdated || [...now.values()].some((revision) => revision.endsWith("p")); // pinned, and not here yet
  }

  // Two answers may bring the same: what is there already stays as it is.
  function once() {
    const there = new Set(rows().filter((row) => known.has(row)).map((row) => row.dataset.input));
    for (const row of rows().filter((one) => !known.has(one))) {
      if (there.has(row.dataset.input)) row.remove();
      there.add(row.dataset.input);
      known.add(row);
    }
  }

  function pinnedFirst() {
    const pinned = [...document.querySelectorAll("#others-list [data-pinned]")];
    const list = document.getElementById("others-list");
    if (pinned.some((row, place) => row !== list.children[place])) list.prepend(...pinned);
  }

  function ask() {
    const item = itemShown();
    if (!item) return;
    const have = rows().map((row) => `${row.dataset.input}:${row.dataset.revision}`);
    asked = { item, at: performance.now() };
    send({ do: "others", item, have });
  }

  async function send(message) {
    if (wire.send(JSON.stringify(message))) return;
    const html = await answers.others(message);
    reach.met(html);
    if (html) await wire.swap(html);
  }

  function askAgain() {
    if (asked && asked.item === itemShown()) ask();
  }

  document.addEventListener("screen:changed", ({ detail }) => {
    once();
    if (asked && detail.html?.includes(`data-others="${asked.item}"`)) asked = null;
  });
  document.addEventListener("wire:open", askAgain);
  document.addEventListener("poll:done", () => {
    if (asked && performance.now() - asked.at > PATIENCE) askAgain();
  });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-more]")) ask(); });

  once();
  return { refresh, send, ask };
});
