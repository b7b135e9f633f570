// What a person answers to a statement that is read back: what they typed and what they chose stand there through
// pushes and reloads.
"use strict";

hemicycle.part("readback", ({ session, store, states }) => {
  const nameOf = (id) => `recognised:${session.run}-${id}`; // what was rehearsed is nothing of the session
  const formShown = () => document.querySelector("form.recognise");
  const kept = (form) => store.read(nameOf(form.dataset.statement)) || {};
  const keep = (id, said) => store.write(nameOf(id), { ...(store.read(nameOf(id)) || {}), ...said });

  let stood = formShown()?.id; // the statement that was there before

  function refresh() {
    const form = formShown();
    if (form && form.id !== stood && !document.activeElement.matches("textarea")) form.parentElement.scrollIntoView();
    stood = form?.id;
    if (!form) return;
    const { text, recognition: said, revision = 0 } = kept(form);
    const recognition = said && revision >= Number(form.dataset.worded) ? said : form.dataset.given;
    const words = form.querySelector("[data-in]").dataset;
    const box = form.elements.text;
    if (text !== undefined && box.value !== text) box.value = text;
    for (const button of form.querySelectorAll("button")) {
      if (button.value === recognition) button.setAttribute("aria-pressed", "true");
      else button.removeAttribute("aria-pressed");
    }
    if (recognition) states.otherwise(form.id, words.in, "good");
    else if (said) {
      states.forget(form.id);
      states.otherwise(form.id, words.again, "wait");
    }
  }

  document.addEventListener("input", ({ target }) => {
    if (target.form?.matches("form.recognise")) keep(target.form.dataset.statement, { text: target.value });
  });
  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    if (message.do !== "recognise" || !answer.ack) return;
    keep(message.statement, { recognition: message.recognition, revision: Number(message.revision) });
  });
  return { refresh };
});
