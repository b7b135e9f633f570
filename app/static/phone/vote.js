// The vote: what stands chosen is exactly what this person chose for this item. That is what they have chosen and
// not sent; else what waits to be sent; else what the server has of them; else nothing. What the fields of a form
// mean, the server alone knows; what else a kind of vote does here, its own script says (`hemicycle.activity`):
// `settle` makes the form hold together after a change, `show` draws what follows from what is chosen.
"use strict";

hemicycle.part("vote", ({ store, outbox, forms, drafts, states, fields }) => {
  const words = document.body.dataset;
  const { ballots, seq } = JSON.parse(document.getElementById("session").textContent);
  const kinds = Object.fromEntries(Object.entries(hemicycle.activities).map(([kind, begins]) => [kind, begins()]));
  const does = (form, what, changed) => kinds[form.dataset.kind]?.[what]?.(form, changed);
  const formShown = () => document.querySelector("form.vote");

  // The fields of the ballot the server has: of this page, or acknowledged since to any tab of this device.
  function counted(item) {
    const since = store.read(`counted:${item}`);
    return since && since.seq > seq && "form" in since ? since.form : ballots[item];
  }

  const waits = (item) => outbox.waiting().filter((one) => one.do === "ballot" && one.item === item).pop();

  function refresh() {
    const form = formShown();
    const item = document.getElementById("now").dataset.item;
    if (form) {
      fields.fill(form, drafts.read(item).form || waits(item)?.form || counted(item) || {});
      does(form, "show");
    }
    tell(form, item);
  }

  function tell(form, item) {
    const [ballot, place] = [counted(item), document.querySelector("#now [data-state]")];
    if (!place) return;
    if (form) {
      const button = form.querySelector("button.primary");
      const text = ballot ? button.dataset.again : button.dataset.first;
      if (button.textContent !== text) button.textContent = text;
    }
    if (waits(item)) states.otherwise(place.dataset.state, words.waiting, "wait");
    else if (form && drafts.read(item).form) states.otherwise(place.dataset.state, words.unsent, "wait");
    else states.otherwise(place.dataset.state, ballot ? place.dataset.in : "", "good");
  }

  function changed(control) {
    const form = control.closest("form.vote");
    if (!form) return;
    fields.yieldTo(control);
    does(form, "settle", control);
    drafts.change(form.dataset.item, { form: forms.fieldsOf(form) });
    refresh();
  }

  // What was chosen before the scripts were there is theirs too.
  function adopt() {
    const form = formShown();
    if (form && fields.touched(form)) drafts.change(form.dataset.item, { form: forms.fieldsOf(form) });
  }

  document.addEventListener("change", (event) => changed(event.target));
  document.addEventListener("input", (event) => { if (event.target.matches("[type=number], [type=text], textarea")) changed(event.target); });

  document.addEventListener("outbox:submitted", ({ detail: { message } }) => {
    if (message.do === "ballot") drafts.change(message.item, { form: undefined });
  });

  document.addEventListener("outbox:settled", ({ detail: { message, answer } }) => {
    if (!(message.do === "ballot" || (message.do === "withdraw" && message.item))) return;
    if (answer.ack && !(store.read(`counted:${message.item}`)?.seq > answer.seq)) {
      store.write(`counted:${message.item}`, { form: message.do === "ballot" ? message.form || {} : null, seq: answer.seq });
    }
    if (answer.refused && !drafts.read(message.item).form) drafts.change(message.item, { form: message.form });
  });

  adopt();
  return { refresh };
});
