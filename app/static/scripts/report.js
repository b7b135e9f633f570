// What the rapporteur writes into the report: it is saved as soon as its field is left, or typing rests, and the
// preview is made anew, as it is when another writes. What another wrote in the same part is read beside it.
"use strict";

hemicycle.part("report", ({ session, theirs }) => {
  const RESTS = 2500; // milliseconds without a key
  const BUSY = 503; // as many files are being made as may be
  const AGAIN = 3000;
  const saved = new Map(); // a field -> what was sent of it last
  let shown = document.getElementById("report-tail").dataset.written; // how much was written, as the preview is
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

  // What nobody types in is what stands there, whoever wrote it.
  function follow(form) {
    if (!form.contains(document.activeElement) && theirs.follow(form)) saved.delete(form.elements.text);
  }

  document.addEventListener("focusout", ({ target }) => {
    if (isPart(target)) setTimeout(follow, 0, target.form); // the focus is elsewhere by then
  });
  document.addEventListener("theirs:answered", ({ detail: { form } }) => { if (form.matches("[data-write]")) follow(form); });
  document.addEventListener("screen:changed", () => {
    const { written } = document.getElementById("report-tail").dataset;
    if (written === shown) return;
    shown = written;
    session.tell("hemicycle:written");
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
