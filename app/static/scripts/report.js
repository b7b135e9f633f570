// What the rapporteur writes into the report: it is saved as soon as its field is left, or typing rests, and the
// preview is made anew. What another wrote there meanwhile is read beside it.
"use strict";

hemicycle.part("report", ({ session, theirs }) => {
  const RESTS = 2500; // milliseconds without a key
  const BUSY = 503; // as many files are being made as may be
  const AGAIN = 3000;
  const saved = new Map(); // a field -> what was sent of it last
  let resting = 0;
  let asking = 0;

  const isPart = (target) => Boolean(target?.form?.matches("[data-write]"));

  function save(field) {
    clearTimeout(resting);
    if ((saved.get(field) ?? field.defaultValue) !== field.value) send(field);
  }

  function send(field) {
    saved.set(field, field.value);
    theirs.send(field.form);
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

  document.addEventListener("theirs:answered", ({ detail: { answer } }) => {
    if (answer.ack) session.tell("hemicycle:written");
  });
  document.addEventListener("theirs:put", ({ detail: { form } }) => {
    saved.set(form.elements.text, form.elements.text.value);
  });
  document.addEventListener("theirs:chosen", ({ detail: { form, isMine } }) => {
    form.querySelector(".theirs").replaceChildren();
    if (isMine) send(form.elements.text);
    else saved.set(form.elements.text, form.elements.text.value);
  });

  // While other files are being made, what stood in the preview stays, and it is asked for again.
  document.getElementById("preview").addEventListener("htmx:after:request", (event) => {
    clearTimeout(asking);
    if (event.detail.ctx.response.status !== BUSY) return event.currentTarget.removeAttribute("aria-busy");
    event.preventDefault();
    asking = setTimeout(() => session.tell("hemicycle:written"), AGAIN);
  });
});
