// What is typed at the statement in hand: it stays as it is, whatever comes, until it is saved, which happens as soon
// as its field is left or typing rests.
"use strict";

hemicycle.part("redraft", ({ session, outbox, rewording }) => {
  const RESTS = 2500; // milliseconds without a key
  const sent = new Map(); // a field's id -> what was sent of it last, as long as its form is begun
  const isEdited = (field) => Boolean(field?.form?.matches("form.edit"));
  const of = (form) => ({
    do: "redraft",
    run: form.elements.run.value,
    statement: form.dataset.redraft,
    revision: Number(form.dataset.revision),
  });
  const said = (form) => form.querySelector("[data-edit-said]");
  let resting = 0;

  document.addEventListener("input", ({ target }) => {
    if (!isEdited(target)) return;
    begin(target.form);
    if (!said(target.form).matches(".bad, .wait")) said(target.form).textContent = ""; // not of what is typed now
    clearTimeout(resting);
    resting = setTimeout(() => keep(target), RESTS);
  });
  document.addEventListener("change", ({ target }) => { if (isEdited(target)) keep(target); });
  window.addEventListener("pagehide", () => {
    if (isEdited(document.activeElement)) keep(document.activeElement);
  });

  // Blanks around it are no other wording: the log leaves them out.
  function keep(field) {
    clearTimeout(resting);
    if ((sent.get(field.id) ?? field.defaultValue)?.trim() === field.value.trim()) return;
    sent.set(field.id, field.value);
    save(field.form, { [field.name]: field.value });
  }

  const begin = (form) => form.setAttribute("data-begun", "");

  function save(form, changes) {
    begin(form);
    rewording.send(form, { ...of(form), ...changes });
    said(form).textContent = session.words.waiting;
    said(form).className = "outcome wait";
  }

  // Where another reworded it meanwhile, or it was dropped and taken up again, whoever typed here reads what stands in
  // the list and says which is to stand: of what they wrote, for of the other languages they have read nothing.
  document.addEventListener("click", ({ target }) => {
    const form = target.closest("form.edit");
    const pressed = form && target.closest("[data-mine], [data-theirs]");
    if (!pressed) return;
    const mine = rewording.said(rewording.kept(of(form)) || {});
    rewording.settle(of(form));
    if ("theirs" in pressed.dataset) return location.reload();
    const stands = JSON.parse(document.getElementById("desk").dataset.wordings);
    for (const one of mine) {
      if (one in stands) form.elements[one].dataset.seen = stands[one];
      save(form, { [one]: form.elements[one].value });
    }
  });

  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    const form = message.do === "redraft" && document.getElementById(`edit-${message.statement}`);
    if (!form) return;
    rewording.answered(form, message, answer, said(form), session.words.sent);
    const disputed = Boolean(rewording.kept(of(form)));
    form.querySelector(".mine-again").hidden = !disputed;
    form.toggleAttribute("data-kept", disputed || Boolean(answer.refused));
    if (!answer.refused && !form.contains(document.activeElement)) settle(form);
  });

  document.addEventListener("focusout", ({ target }) => {
    const form = target.form;
    if (form?.matches("form.edit[data-begun]") && !outbox.waiting().some((one) => one.do === "redraft")) settle(form);
  });

  // Nothing of it is unsaved, and what stands there is what was saved: it follows what comes again, and what came.
  function settle(form) {
    if (form.hasAttribute("data-kept")) return; // what was refused is still theirs
    for (const field of form.querySelectorAll("textarea, input")) field.defaultValue = field.value;
    sent.clear();
    form.removeAttribute("data-begun");
    document.getElementById("desk-filters").dispatchEvent(new Event("change"));
  }

  function restore(form) {
    const refused = rewording.restore(form, of(form), (message) => {
      begin(form);
      for (const name of rewording.said(message)) {
        const field = form.elements[name];
        field.value = message[name];
        sent.set(field.id, field.value);
      }
    });
    if (!refused) return;
    const { key, reason, why } = refused;
    rewording.answered(form, refused, { refused: key, reason, message: why }, said(form));
    form.querySelector(".mine-again").hidden = false;
    form.setAttribute("data-kept", "");
  }

  // What nobody has begun to change says what stands, also in the field that has the focus.
  document.addEventListener("htmx:after:swap", () => {
    for (const field of document.querySelectorAll("form.edit:not([data-begun]) textarea")) {
      if (field.value !== field.defaultValue) field.value = field.defaultValue;
    }
  });

  document.querySelectorAll("form.edit").forEach(restore);
});
