// Where several of a role write in one place (`data-shared`): what another wrote there meanwhile is read beside what
// one is writing oneself, and whoever came second says which is to stand. Where nobody types, the page follows.
"use strict";

hemicycle.part("theirs", ({ session, rewording }) => {
  const isShared = (form) => Boolean(form?.matches("form[data-shared]"));
  const all = () => [...document.querySelectorAll("form[data-shared]")];
  const outcome = (form) => form.querySelector(".outcome");
  const place = (form) => form.querySelector(".theirs") || form.parentElement.querySelector(".theirs");
  const words = (form) => place(form)?.querySelector("[data-theirs-words]"); // those of a form that left are gone too
  const restored = new Map(); // a form -> its name when it was looked at: the next item's may be the same element

  // Of what it is: all that nobody types.
  const of = (form) => Object.fromEntries(
    [...form.querySelectorAll("input[type=hidden]")].map(({ name, value }) => [name, value]));
  const formOf = (message) => all().find((form) => rewording.isOf(of(form))(message));

  const hold = (form) => form.setAttribute("data-begun", "");

  function send(form) {
    hold(form);
    rewording.send(form, { ...of(form), text: form.elements.text.value });
    outcome(form).textContent = session.words.waiting;
    outcome(form).className = "outcome wait";
  }

  const isNewer = (form) => Number(words(form)?.dataset.revision) > Number(form.elements.text.dataset.seen);

  // What another wrote is shown as soon as it is there; the same words leave nothing to choose. What nobody has begun
  // to change says what stands, also in the field that has the focus.
  function show(form) {
    const { text } = form.elements;
    if (!form.hasAttribute("data-begun") && text.value !== text.defaultValue) text.value = text.defaultValue;
    const isSame = words(form)?.textContent.trim() === text.value.trim();
    if (isSame && isNewer(form)) text.dataset.seen = words(form).dataset.revision;
    form.toggleAttribute("data-disputed", form.hasAttribute("data-begun") && isNewer(form));
  }

  // Nothing of it is on its way, or still to be chosen.
  const isSettled = (form) => !rewording.isWaiting(form.elements.text) && !rewording.kept(of(form));

  // Nothing in it is unsaved: it is what stands there, now and whatever comes. Says whether that is so.
  function follow(form) {
    if (!isSettled(form)) return false;
    const { text } = form.elements;
    if (isNewer(form)) take(form);
    text.defaultValue = text.value;
    form.removeAttribute("data-begun");
    form.removeAttribute("data-disputed");
    form.closest("[data-stayed]")?.remove();
    return true;
  }

  function take(form) {
    form.elements.text.value = words(form).textContent;
    form.elements.text.dataset.seen = words(form).dataset.revision;
  }

  // Other words of what is rendered are to be read first; then it is of these.
  function reread(form) {
    const { text, revision } = form.elements;
    revision.value = form.closest("[data-wording]").dataset.wording;
    text.dataset.seen = Math.min(text.dataset.seen, words(form).dataset.revision);
  }

  document.addEventListener("input", ({ target: { form } }) => {
    if (!isShared(form)) return;
    hold(form);
    if (!outcome(form).matches(".bad, .wait")) outcome(form).textContent = ""; // not of what is typed now
  });

  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    const form = formOf(message);
    if (!form) return;
    rewording.answered(form, message, answer, outcome(form), session.words.saved || session.words.sent);
    if (answer.reason === "part_reworded") place(form).dispatchEvent(new Event("theirs"));
    if (answer.reason === "reworded") reread(form);
    show(form);
    session.tell("theirs:answered", { form, answer });
  });

  // Whoever reads what another wrote says which is to stand.
  document.addEventListener("click", ({ target }) => {
    const button = target.closest(".theirs [data-mine], .theirs [data-take]");
    const form = button && all().find((one) => place(one).contains(button));
    if (!form) return;
    const isMine = "mine" in button.dataset;
    rewording.settle(of(form));
    if (isMine) form.elements.text.dataset.seen = words(form).dataset.revision;
    else take(form);
    form.removeAttribute("data-disputed");
    outcome(form).textContent = "";
    form.elements.text.focus();
    session.tell("theirs:chosen", { form, isMine });
  });

  function restore(form) {
    const refused = rewording.restore(form, of(form), ({ text }) => {
      hold(form);
      form.elements.text.value = text;
      const closed = form.closest("details:not([open])");
      if (closed) closed.open = true;
      session.tell("theirs:put", { form });
    });
    if (!refused) return;
    const { key, reason, why } = refused;
    rewording.answered(form, refused, { refused: key, reason, message: why }, outcome(form));
    const ask = () => place(form).dispatchEvent(new Event("theirs"));
    document.addEventListener("wire:open", ask, { once: true });
  }

  function refresh() {
    for (const form of all()) {
      if (restored.get(form) !== form.id) restore(form);
      restored.set(form, form.id);
      show(form);
    }
  }

  for (const change of ["screen:changed", "htmx:after:swap"]) document.addEventListener(change, refresh);
  return { isShared, send, follow, start: refresh };
});
