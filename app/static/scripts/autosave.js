// A form that is saved by itself, as soon as typing rests or its field is left; also where it is no longer on the
// screen by then. While somebody types in it, it stays as it is.
"use strict";

hemicycle.part("autosave", ({ theirs }) => {
  const RESTS = 900; // milliseconds without a key
  const waiting = new Map(); // a form -> the timer that saves it

  const formOf = (target) => (target.form?.matches("form[data-autosave]") ? target.form : null);

  function save(form) {
    clearTimeout(waiting.get(form));
    if (waiting.delete(form)) theirs.send(form);
  }

  function follow(form) {
    if (!waiting.has(form) && !form.contains(document.activeElement)) theirs.follow(form);
  }

  document.addEventListener("input", ({ target }) => {
    const form = formOf(target);
    if (!form) return;
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(() => save(form), RESTS));
  });
  document.addEventListener("focusout", ({ target }) => {
    const form = formOf(target);
    if (!form) return;
    save(form);
    setTimeout(follow, 0, form); // the focus is elsewhere by then
  });
  window.addEventListener("pagehide", () => [...waiting.keys()].forEach(save));
  document.addEventListener("outbox:submitting", (event) => { // Enter or a button: saved the same way
    if (!event.detail.form.matches("[data-autosave]")) return;
    event.preventDefault();
    save(event.detail.form);
  });
  document.addEventListener("theirs:chosen", ({ detail: { form, isMine } }) => {
    if (!form.matches("[data-autosave]")) return;
    clearTimeout(waiting.get(form));
    waiting.delete(form);
    if (isMine) theirs.send(form);
  });
  document.addEventListener("theirs:answered", ({ detail: { form } }) => {
    if (form.matches("[data-autosave]")) follow(form);
  });
});
