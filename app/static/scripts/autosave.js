// A form that is saved by itself, as soon as typing rests or its field is left; also where it is no longer on the
// screen by then. While somebody types in it, it stays as it is.
"use strict";

hemicycle.part("autosave", ({ session, outbox }) => {
  const RESTS = 900; // milliseconds without a key
  const waiting = new Map(); // a form -> the timer that saves it
  const sentBy = new Map(); // key of what was sent -> its form

  const formOf = (target) => (target.form?.matches("form[data-autosave]") ? target.form : null);

  function say(form, text, kind) {
    const place = form.querySelector("[data-state]");
    place.textContent = text;
    place.className = `outcome ${kind}`;
  }

  function save(form) {
    clearTimeout(waiting.get(form));
    if (!waiting.delete(form)) return;
    sentBy.set(outbox.send(Object.fromEntries(new FormData(form))), form);
    say(form, session.words.waiting, "wait");
  }

  document.addEventListener("input", ({ target }) => {
    const form = formOf(target);
    if (!form) return;
    form.setAttribute("data-begun", "");
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(() => save(form), RESTS));
  });
  document.addEventListener("focusout", ({ target }) => {
    const form = formOf(target);
    if (form) save(form);
  });
  window.addEventListener("pagehide", () => [...waiting.keys()].forEach(save));
  document.addEventListener("outbox:submitting", (event) => { // Enter or a button: saved the same way
    if (!event.detail.form.matches("[data-autosave]")) return;
    event.preventDefault();
    save(event.detail.form);
  });
  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    const form = sentBy.get(message.key);
    sentBy.delete(message.key);
    if (!form) return;
    say(form, answer.refused ? answer.message : session.words.saved, answer.refused ? "bad" : "good");
    if (answer.ack && !waiting.has(form) && !form.contains(document.activeElement)) form.removeAttribute("data-begun");
  });
});
