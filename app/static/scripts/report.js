// What the rapporteur writes into the report: it is saved as soon as its field is left, or typing rests, and the
// preview is made anew.
"use strict";

hemicycle.part("report", ({ session, outbox }) => {
  const RESTS = 2500; // milliseconds without a key
  const saved = new Map(); // a field -> what was sent of it last
  let resting = 0;

  const isPart = (target) => Boolean(target?.form?.matches("[data-write]"));
  const said = (form) => form.querySelector("[data-write-said]");

  function save(field) {
    clearTimeout(resting);
    if ((saved.get(field) ?? field.defaultValue) === field.value) return;
    saved.set(field, field.value);
    outbox.send({ do: "write", part: field.form.dataset.write, language: session.words.told, text: field.value });
    said(field.form).textContent = session.words.waiting;
  }

  document.addEventListener("change", ({ target }) => { if (isPart(target)) save(target); });
  document.addEventListener("input", ({ target }) => {
    if (!isPart(target)) return;
    clearTimeout(resting);
    resting = setTimeout(() => save(target), RESTS);
  });
  window.addEventListener("pagehide", () => {
    if (isPart(document.activeElement)) save(document.activeElement);
  });
  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    if (message.do !== "write") return;
    const form = document.querySelector(`[data-write="${CSS.escape(message.part)}"]`);
    if (!form) return;
    said(form).textContent = answer.refused ? answer.message : session.words.sent;
    said(form).className = `outcome ${answer.refused ? "bad" : "good"}`;
    if (answer.ack) session.tell("hemicycle:written");
  });
  return {};
});
