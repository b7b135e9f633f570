// What became of something is said beside the form it came from as long as it is true: until something else is begun
// in that form, sent from it or comes of it, or its voting opens or closes, or another question is asked. Where the
// form is gone it is said on top of the page, until it has been read and something else is sent.
"use strict";

hemicycle.part("states", () => {
  const READ = 4000; // what has stood for less, in milliseconds, is still to be read
  const said = new Map(); // id of a form -> {text, kind, reason}
  const note = document.getElementById("refusal");
  let notedAt = 0;
  let stood = asked();

  const placeOf = (form) => [...document.querySelectorAll("[data-state]")].find((one) => one.dataset.state === form);

  function asked() {
    return { item: document.getElementById("now").dataset.item, open: Boolean(document.querySelector("form.vote")) };
  }

  function say(form, text, kind, reason = "") {
    said.set(form, { text, kind, reason });
    if (kind === "bad" && !placeOf(form)) tell(text);
    refresh();
  }

  const isRead = () => performance.now() - notedAt > READ;

  function tell(text) {
    const before = isRead() || note.textContent.includes(text) ? "" : note.textContent;
    set(note, [before, text].filter(Boolean).join(" "), "");
    notedAt = performance.now();
  }

  // What is said of a form as long as nothing else has happened to it.
  function otherwise(form, text, kind = "") {
    const place = placeOf(form);
    if (place && !said.has(form)) set(place, text, kind);
  }

  function forget(form) {
    const place = said.delete(form) && placeOf(form);
    if (place) set(place, "", "");
  }

  function refresh() {
    withdraw();
    for (const [form, { text, kind }] of said) {
      const place = placeOf(form);
      if (place) set(place, text, kind);
    }
  }

  // What waits is still waiting at the next question; and what came too late did so once voting is seen to be closed.
  function withdraw() {
    const { item, open } = asked();
    const [isOther, vote] = [item !== stood.item, `vote-${item}`];
    if (isOther) for (const [form, { kind }] of said) if (kind !== "wait") forget(form);
    if (!isOther && open !== stood.open && (open || said.get(vote)?.reason !== "closed")) forget(vote);
    stood = { item, open };
  }

  // The same words are not written again: they would be read out again.
  function set(place, text, kind) {
    if (place.textContent !== text) place.textContent = text;
    if (place === note) note.hidden = !text;
    else place.className = `outcome ${kind}`;
  }

  document.addEventListener("outbox:submitted", () => { if (isRead()) set(note, "", ""); });
  document.addEventListener("input", ({ target }) => { if (target.form) forget(target.form.id); });
  return { placeOf, say, otherwise, refresh, forget };
});
