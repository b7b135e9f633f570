// What became of something is said beside the form it came from, and stays to be read until something else of
// that form succeeds. Where the form is gone it is said on top of the page, until anything succeeds.
"use strict";

hemicycle.part("states", () => {
  const said = new Map(); // id of a form -> {text, kind}
  const note = document.getElementById("refusal");

  const placeOf = (form) => [...document.querySelectorAll("[data-state]")].find((one) => one.dataset.state === form);

  function say(form, text, kind) {
    said.set(form, { text, kind });
    if (kind === "bad" && !placeOf(form)) set(note, text, "");
    if (kind === "good") set(note, "", "");
    refresh();
  }

  // What is said of a form as long as nothing else has happened to it.
  function otherwise(form, text, kind = "") {
    const place = placeOf(form);
    if (place && !said.has(form)) set(place, text, kind);
  }

  function refresh() {
    for (const [form, { text, kind }] of said) {
      const place = placeOf(form);
      if (place) set(place, text, kind);
    }
  }

  // The same words are not written again: they would be read out again.
  function set(place, text, kind) {
    if (place.textContent !== text) place.textContent = text;
    if (place === note) note.hidden = !text;
    else place.className = `outcome ${kind}`;
  }

  return { say, otherwise, refresh, forget: (form) => said.delete(form) };
});
