// What a person answers to a statement that is read back: what they typed and what they chose stand there through
// pushes and reloads.
"use strict";

hemicycle.part("readback", ({ session, store, outbox, states }) => {
  const nameOf = (id) => `recognised:${session.run}-${id}`; // what was rehearsed is nothing of the session
  const formShown = () => document.querySelector("form.recognise");
  const kept = (id) => store.read(nameOf(id)) || {};
  const keep = (id, said) => store.write(nameOf(id), { ...kept(id), ...said });

  let stood = formShown()?.id; // the statement that was there before

  function refresh() {
    const form = formShown();
    if (form && form.id !== stood && !document.activeElement.matches("textarea, input")) {
      form.parentElement.scrollIntoView();
    }
    stood = form?.id;
    if (!form) return;
    const { text, recognition: said, revision = 0 } = kept(form.dataset.statement);
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

  // Changes typed for statements that are not on the screen, and not sent.
  function begun() {
    const own = `${session.run}-`;
    const names = store.names("recognised").filter((name) => name.startsWith(own)).sort();
    return names.map((name) => note(name.slice(own.length))).filter(Boolean);
  }

  function note(id) {
    const { text = "", sent, read } = kept(id);
    if (text === sent || id === formShown()?.dataset.statement) return null;
    const message = { do: "recognise", statement: id, recognition: "change", revision: read, text };
    return { id, kind: "statement", of: id, text, message, drop: () => keep(id, { text: "" }) };
  }

  document.addEventListener("input", ({ target }) => {
    const { form, value } = target;
    if (!form?.matches("form.recognise")) return;
    keep(form.dataset.statement, { text: value, read: form.elements.revision.value });
  });
  // Whoever says that it reflects the discussion asks for no change: none is sent.
  document.addEventListener("outbox:submitted", ({ detail: { form, message } }) => {
    if (message.do !== "recognise" || message.recognition === "reflects") return;
    keep(message.statement, { sent: form.elements.text.value });
  });
  document.addEventListener("outbox:settled", ({ detail: { message, answer } }) => {
    const { do: what, statement, text, recognition, revision } = message;
    if (what !== "recognise" || outbox.isOld(message)) return;
    if (answer.ack) keep(statement, { recognition, revision: Number(revision) });
    else keep(statement, { text: kept(statement).text || text, sent: null });
  });
  return { refresh, begun };
});
