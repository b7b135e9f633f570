// The inputs of others one by one. What a person said of one puts it among those read, whether or not the server
// has it yet, and the next one stands there.
"use strict";

hemicycle.part("judging", ({ opinions, others }) => {
  const SEEN = 400; // what has stood for less, in milliseconds, nobody has read
  const FEW = 3; // with so few left more are asked for
  const all = (selector) => [...document.querySelectorAll(selector)];
  const unread = () => all("#others-list > [data-given]");
  let first = { row: null, at: 0 }; // what stands there, and since when

  function refresh() {
    const read = document.getElementById("read-list");
    if (!read) return;
    const said = opinions.now();
    for (const row of all("#others [data-given]")) settle(row, read, said(row));
    if (first.row !== unread()[0]) first = { row: unread()[0], at: performance.now() };
    tell(document.getElementById("read"), read.children.length);
  }

  function settle(row, read, stance) {
    for (const button of row.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.value === stance));
    }
    const list = stance ? read : document.getElementById("others-list");
    if (row.parentNode === list) return;
    if (stance) list.prepend(row);
    else list.append(row);
  }

  function tell(place, here) {
    const many = here + Number(place.dataset.before);
    const note = place.querySelector("[data-all]");
    const text = first.row ? "" : note.dataset.all.replace("{n}", many);
    place.hidden = !many;
    place.querySelector("[data-read]").textContent = many;
    if (note.textContent !== text) note.textContent = text;
  }

  document.addEventListener("outbox:submitting", (event) => {
    const row = event.detail.form.closest("[data-given]");
    if (row && row === first.row && performance.now() - first.at < SEEN) event.preventDefault();
  });
  document.addEventListener("outbox:submitted", ({ detail: { form, message } }) => {
    if (message.do !== "judge") return;
    const next = form.closest("#others-list") && unread()[1];
    refresh();
    if (next) next.focus({ preventScroll: true });
    const left = unread().length;
    if (left === FEW || !left) others.ask();
  });
  return { refresh };
});
