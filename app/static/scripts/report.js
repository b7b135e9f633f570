// What the rapporteur writes into the report: it is saved as soon as its field is left, or typing rests, and the
// preview is made anew. What another wrote there meanwhile is read beside it.
"use strict";

hemicycle.part("report", ({ session, rewording }) => {
  const RESTS = 2500; // milliseconds without a key
  const BUSY = 503; // as many files are being made as may be
  const AGAIN = 3000;
  const saved = new Map(); // a field -> what was sent of it last
  let resting = 0;
  let asking = 0;

  const isPart = (target) => Boolean(target?.form?.matches("[data-write]"));
  const said = (form) => form.querySelector("[data-write-said]");
  const theirs = (form) => form.querySelector(".theirs");
  const of = (form) => ({
    do: "write", run: form.elements.run.value, part: form.dataset.write, language: session.words.told,
  });

  function save(field) {
    clearTimeout(resting);
    if ((saved.get(field) ?? field.defaultValue) !== field.value) send(field);
  }

  function send(field) {
    const { form, value } = field;
    saved.set(field, value);
    said(form).textContent = session.words.waiting;
    rewording.send(form, { ...of(form), text: value }, true);
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
    if (!form || message.language !== session.words.told) return; // another language's report
    rewording.answered(form, message, answer, said(form), session.words.sent);
    if (answer.ack) session.tell("hemicycle:written");
    if (answer.reason === "part_reworded") theirs(form).dispatchEvent(new Event("theirs"));
  });

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-mine], [data-take]");
    const form = button?.closest("[data-write]");
    if (!form) return;
    const field = form.elements.text;
    const { textContent } = form.querySelector("[data-theirs-words]");
    rewording.settle(of(form));
    form.dataset.revision = button.dataset.revision;
    theirs(form).replaceChildren();
    field.focus();
    if ("mine" in button.dataset) return send(field);
    field.value = textContent;
    saved.set(field, textContent);
    said(form).textContent = "";
  });

  // While other files are being made, what stood in the preview stays, and it is asked for again.
  document.getElementById("preview").addEventListener("htmx:after:request", (event) => {
    clearTimeout(asking);
    if (event.detail.ctx.response.status !== BUSY) return event.currentTarget.removeAttribute("aria-busy");
    event.preventDefault();
    asking = setTimeout(() => session.tell("hemicycle:written"), AGAIN);
  });

  function restore(form) {
    const field = form.elements.text;
    const refused = rewording.restore(form, of(form), () => true, ({ text }) => {
      field.value = text;
      saved.set(field, text);
      form.closest("details").open = true;
    });
    if (!refused) return;
    const { key, reason, why } = refused;
    rewording.answered(form, refused, { refused: key, reason, message: why }, said(form));
    document.addEventListener("wire:open", () => theirs(form).dispatchEvent(new Event("theirs")), { once: true });
  }

  document.querySelectorAll("[data-write]").forEach(restore);
});
