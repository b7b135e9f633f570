// A form in which something has been typed stays as it is while the screen around it changes, and on this device
// through reloads, until it is sent and counts.
"use strict";

hemicycle.part("keeps", ({ session, begun, theirs }) => {
  const sentBy = new Map(); // key of what was sent -> its form

  const keeps = (form) => Boolean(form?.matches("form[data-keeps]"));
  const all = () => document.querySelectorAll("form[data-keeps]");

  function say(form, text, kind) {
    const place = form.querySelector("[data-state]");
    if (!place) return;
    place.textContent = text;
    place.className = `outcome ${kind}`;
  }

  function changed({ target }) {
    if (!keeps(target.form)) return;
    target.form.setAttribute("data-begun", "");
    begun.keep(target.form);
  }

  // What was sent from another tab, or never begun, stands in no form's way.
  function release(form) {
    if (begun.read(form)) return;
    if (theirs.isShared(form)) theirs.follow(form);
    else if (!form.contains(document.activeElement)) form.removeAttribute("data-begun");
  }

  function restore(form) {
    const values = begun.read(form);
    if (!values) return;
    const isNew = !form.hasAttribute("data-begun");
    begun.put(form, values);
    if (!isNew) return;
    begun.unsee(form, values);
    form.setAttribute("data-begun", "");
    for (const one of document.querySelectorAll("details:not([open])")) if (one.contains(form)) one.open = true;
  }

  const refresh = () => all().forEach(restore);

  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  document.addEventListener("focusout", ({ target }) => {
    if (keeps(target.form)) setTimeout(release, 0, target.form); // the focus is elsewhere by then
  });
  document.addEventListener("outbox:submitting", (event) => {
    const { form } = event.detail;
    if (!keeps(form) || !theirs.isShared(form)) return;
    event.preventDefault();
    theirs.send(form);
  });
  document.addEventListener("outbox:submitted", ({ detail: { form, key } }) => {
    if (!keeps(form)) return;
    sentBy.set(key, form);
    say(form, session.words.waiting, "wait");
  });
  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    const form = sentBy.get(message.key);
    sentBy.delete(message.key);
    if (!form) return;
    say(form, answer.refused ? answer.message : "", answer.refused ? "bad" : "good");
    if (answer.ack && !begun.read(form)) form.removeAttribute("data-begun");
  });
  document.addEventListener("theirs:chosen", ({ detail: { form, isMine } }) => {
    if (!keeps(form)) return;
    if (isMine) return theirs.send(form);
    begun.drop(form);
    release(form);
  });
  document.addEventListener("theirs:answered", ({ detail: { form } }) => { if (keeps(form)) release(form); });
  for (const change of ["screen:changed", "htmx:after:swap", "store:changed"]) {
    document.addEventListener(change, refresh);
  }
  refresh();
});
