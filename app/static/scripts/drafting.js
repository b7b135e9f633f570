// A statement that is drafted: what is typed of it stays until it stands, once, and then it is the one in hand.
"use strict";

hemicycle.part("drafting", ({ session, outbox, begun }) => {
  const LANGUAGES = ["en", "es", "fr"];
  const isDraft = (form) => form?.id === "draft";
  const isWaiting = () => outbox.waiting().some((one) => one.do === "draft");

  // What was begun in a language stays in that one, whatever the page's is.
  function refresh() {
    const form = document.getElementById("draft");
    form.elements.run.value = document.getElementById("desk").dataset.run;
    const values = begun.read(form);
    const box = form.querySelector("textarea");
    box.name = LANGUAGES.find((one) => one in (values || {})) || document.documentElement.lang;
    if (values) begun.put(form, values);
    else if (form.hasAttribute("data-begun")) form.reset();
    form.toggleAttribute("data-begun", Boolean(values));
  }

  function changed({ target }) {
    if (!isDraft(target.form)) return;
    begun.keep(target.form);
    refresh();
  }

  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  document.addEventListener("outbox:submitting", (event) => {
    if (!isDraft(event.detail.form) || !isWaiting()) return;
    event.preventDefault(); // one was sent, and not answered yet
    session.tell("desk:waiting");
  });
  document.addEventListener("outbox:submitted", ({ detail: { message } }) => {
    if (message.do === "draft") session.tell("desk:waiting");
  });
  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    if (message.do !== "draft") return;
    refresh();
    if (answer.made) drafted(answer.made);
  });

  function drafted(id) {
    if (document.querySelector("form.edit[data-begun]")) return; // somebody is writing
    const url = new URL(location.href);
    url.searchParams.set("statement", id);
    location.assign(url);
  }

  for (const change of ["htmx:after:swap", "store:changed", "line:woken"]) document.addEventListener(change, refresh);
  refresh();
});
