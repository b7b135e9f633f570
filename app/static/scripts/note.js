// Noting what is said: one key, one line, Enter. The line is cleared at once for the next one, and given back whole
// where it was not accepted. What has been begun stays as it was begun, whoever is given the floor meanwhile and
// whichever item comes: words go to the record as those of whoever was chosen when they were typed.
"use strict";

hemicycle.part("note", ({ session, begun }) => {
  const FORMS = { note: "note", hands: "counting" }; // what is sent -> the id of its form
  const formOf = (what) => document.getElementById(FORMS[what]);
  const said = {}; // what -> what became of the last of it

  function begin() {
    const box = formOf("note")?.elements.text;
    if (!box) return false;
    open(box.form);
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
    return true;
  }

  function open(form) {
    for (const one of document.querySelectorAll("details")) if (one.contains(form)) one.open = true;
  }

  function say(what, text, kind) {
    said[what] = { text, kind };
    show(what);
  }

  function show(what) {
    const place = document.querySelector(`[data-state="${what}"]`);
    if (!place || !said[what]) return;
    const { text, kind } = said[what];
    if (place.textContent !== text) place.textContent = text;
    place.className = `outcome ${kind}`;
  }

  // Of whoever speaks the name is asked only where they are not on the list.
  function ask() {
    const form = formOf("note");
    if (!form) return;
    for (const one of form.querySelectorAll("[data-someone-else]")) one.hidden = form.elements.participant.value !== "";
  }

  // After the screen changed: what was begun stands as it was; else the form is as the room is.
  function refresh() {
    for (const what of Object.keys(FORMS)) {
      const form = formOf(what);
      if (!form) continue;
      const values = begun.read(form);
      if (values) begun.put(form, values);
      else form.reset();
      show(what);
    }
    ask();
  }

  function changed({ target }) {
    const form = target.form;
    const what = Object.keys(FORMS).find((one) => form && form === formOf(one));
    if (!what) return;
    begun.keep(form);
    ask();
  }

  document.addEventListener("input", changed);
  document.addEventListener("change", changed);

  document.addEventListener("outbox:submitted", ({ detail: { form, message } }) => {
    if (!(message.do in FORMS)) return;
    say(message.do, session.words.waiting, "wait");
    begun.drop(form);
    form.reset();
    ask();
  });
  document.addEventListener("outbox:retrying", ({ detail: { message } }) => {
    if (message.do in FORMS) say(message.do, session.words.retrying, "wait");
  });
  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    const form = message.do in FORMS && formOf(message.do);
    if (!form) return;
    if (answer.refused) say(message.do, answer.message, "bad");
    else say(message.do, form.dataset.noted.replace("{id}", answer.made), "good");
    refresh();
  });
  for (const change of ["screen:changed", "store:changed", "line:woken"]) document.addEventListener(change, refresh);
  refresh();
  for (const form of Object.keys(FORMS).map(formOf)) if (form && begun.read(form)) open(form);
  return { begin };
});
