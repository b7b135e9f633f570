// A form in which something has been typed stays as it is while the screen around it changes, until it is sent.
"use strict";

hemicycle.part("keeps", ({ session }) => {
  const sentBy = new Map(); // key of what was sent -> its form

  const keeps = (target) => target.form?.matches("form[data-keeps]");

  function say(form, text, kind) {
    const place = form.querySelector("[data-state]");
    if (!place) return;
    place.textContent = text;
    place.className = `outcome ${kind}`;
  }

  document.addEventListener("input", ({ target }) => {
    if (keeps(target)) target.form.setAttribute("data-begun", "");
  });
  document.addEventListener("outbox:submitted", ({ detail: { form, key } }) => {
    if (!form.matches("[data-keeps]")) return;
    sentBy.set(key, form);
    say(form, session.words.waiting, "wait");
  });
  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    const form = sentBy.get(message.key);
    sentBy.delete(message.key);
    if (!form) return;
    say(form, answer.refused ? answer.message : "", answer.refused ? "bad" : "good");
    if (answer.ack) form.removeAttribute("data-begun");
  });
});
