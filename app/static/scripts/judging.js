// The inputs of others one by one. What a person said of one puts it among those read, whether or not the server
// has it yet, and the next one stands there.
"use strict";

hemicycle.part("judging", ({ outbox, others }) => {
  const SEEN = 400; // what has stood for less, in milliseconds, nobody has read
  const FEW = 3; // with so few left more are asked for
  const counted = new Map(); // what the server took: an input and its wording -> what was said of it
  const all = (selector) => [...document.querySelectorAll(selector)];
  const unread = () => all("#others-list > [data-given]");
  const wording = ({ input, revision }) => `${input}:${Number.parseInt(revision, 10)}`;
  let first = { row: null, at: 0 }; // what stands there, and since when

  function refresh() {
    const read = document.getElementById("read-list");
    if (!read) return;
    const sent = outbox.waiting().filter((message) => message.do === "judge");
    const said = new Map([...counted, ...sent.map((message) => [wording(message), message.stance])]);
    for (const row of all("#others [data-given]")) {
      settle(row, read, said.get(wording(row.dataset)) || row.dataset.given);
    }
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
  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    if (message.do === "judge" && answer.ack) counted.set(wording(message), message.stance);
  });
  return { refresh };
});
