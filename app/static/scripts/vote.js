// The vote: what stands chosen is exactly what this person chose for this item. That is what they have chosen and
// not sent; else what waits to be sent; else what the server has of them; else nothing. What a kind of vote does
// here besides, its own script says (`hemicycle.activity`): `settle` makes the form hold together after a change,
// `show` draws what follows from what is chosen.
"use strict";

hemicycle.part("vote", ({ session, forms, drafts, states, fields, ballots }) => {
  const { words } = session;
  const kinds = Object.fromEntries(Object.entries(hemicycle.activities).map(([kind, begins]) => [kind, begins()]));
  const does = (form, what, changed) => kinds[form.dataset.kind]?.[what]?.(form, changed);
  const formShown = () => document.querySelector("form.vote");

  function refresh() {
    const form = formShown();
    const item = document.getElementById("now").dataset.item;
    if (form) {
      fields.fill(form, drafts.chosen(item) || ballots.waits(item)?.form || ballots.counted(item) || {});
      does(form, "show");
      name(form, ballots.counted(item));
    }
    tell(form, item);
  }

  function name(form, ballot) {
    const button = form.querySelector("button.primary");
    const text = ballot ? button.dataset.again : button.dataset.first;
    if (button.textContent !== text) button.textContent = text;
  }

  function tell(form, item) {
    const place = document.querySelector("#now [data-state]");
    if (!place) return;
    const isIn = ballots.counted(item);
    const note = document.querySelector("#now [data-counted]");
    const told = isIn ? note?.dataset.counted : "";
    if (note && note.textContent !== told) note.textContent = told;
    const { state, in: counted = "" } = place.dataset;
    if (ballots.waits(item)) states.otherwise(state, words.waiting, "wait");
    else if (form && drafts.chosen(item)) states.otherwise(state, words.unsent, "wait");
    else states.otherwise(state, isIn ? counted : "", "good");
  }

  function changed(control) {
    const form = control.closest("form.vote");
    if (!form) return;
    fields.yieldTo(control);
    states.forget(form.id);
    does(form, "settle", control);
    keep(form);
    refresh();
  }

  const keep = (form) => drafts.choose(form.dataset.item, forms.shownFields(form));

  document.addEventListener("change", (event) => changed(event.target));
  document.addEventListener("input", (event) => {
    if (event.target.matches("[type=number], input:not([type]), textarea")) changed(event.target);
  });
  document.addEventListener("outbox:submitted", ({ detail: { message } }) => {
    if (message.do === "ballot") drafts.unchoose(message.item);
  });

  return { refresh };
});
