// The vote: what stands chosen is exactly what this person chose for this item. That is what they have ticked and
// not sent; else what waits to be sent; else what the server has of them; else nothing.
"use strict";

hemicycle.part("vote", ({ store, outbox, forms, drafts, states, ranking }) => {
  const words = document.body.dataset;
  const { ballots, seq } = JSON.parse(document.getElementById("session").textContent);
  const all = (selector, within) => [...within.querySelectorAll(selector)];
  const formShown = () => document.querySelector("form.vote");

  // The answer the server has: of this page, or acknowledged since to any tab of this device.
  function counted(item) {
    const since = store.read(`counted:${item}`);
    return since && since.seq > seq ? since.answer : ballots[item];
  }

  const waits = (item) => outbox.waiting().filter((one) => one.do === "ballot" && one.item === item).pop();

  function refresh() {
    const form = formShown();
    const item = document.getElementById("now").dataset.item;
    if (form) {
      fill(form, drafts.read(item).answer || waits(item)?.answer || counted(item) || {});
      limits(form);
      ranking.show(form);
    }
    tell(form, item);
  }

  function tell(form, item) {
    const [answer, place] = [counted(item), document.querySelector("#now [data-state]")];
    if (!place) return;
    if (form) {
      const button = form.querySelector("button.primary");
      const text = answer ? button.dataset.again : button.dataset.first;
      if (button.textContent !== text) button.textContent = text;
    }
    if (waits(item)) states.otherwise(place.dataset.state, words.waiting, "wait");
    else if (form && drafts.read(item).answer) states.otherwise(place.dataset.state, words.unsent, "wait");
    else states.otherwise(place.dataset.state, answer ? place.dataset.in : "", "good");
  }

  function fill(form, answer) {
    for (const input of all('input[name^="answer"]', form)) {
      input.checked = (answer[input.name.slice(7)] || []).includes(input.value);
    }
    const order = answer[""] || [];
    for (const select of all("select", form)) select.value = String(order.indexOf(select.name.slice(5)) + 1 || "");
  }

  function limits(form) {
    for (const row of all("fieldset[data-at-most]:not(.ranking)", form)) {
      const most = Number(row.dataset.atMost);
      const boxes = all('input[type="checkbox"]', row).filter((box) => box.value !== "no_opinion");
      const chosen = boxes.filter((box) => box.checked).length;
      for (const box of boxes) box.disabled = !box.checked && chosen >= most;
      const shown = row.querySelector("[data-chosen]");
      const text = chosen ? shown.dataset.chosen.replace("{n}", chosen).replace("{most}", most) : "";
      if (shown.textContent !== text) shown.textContent = text;
    }
  }

  // "No opinion" and an opinion rule each other out.
  function settle(changed) {
    const row = changed.closest("fieldset");
    const none = row.querySelector('input[type="checkbox"][value="no_opinion"]');
    if (changed === none && none.checked) {
      for (const box of all('input[type="checkbox"]', row)) box.checked = box === none;
      for (const select of all("select", row)) select.value = "";
    } else if (none && changed !== none) none.checked = false;
    if (changed.matches("select") && changed.value) ranking.yieldTo(changed);
  }

  // What was chosen before the scripts were there is theirs too.
  function adopt() {
    const form = formShown();
    const changed = form && all("input[name^=answer], select", form).some((one) => (
      one.type === "select-one" ? !one.selectedOptions[0]?.defaultSelected && one.value : one.checked !== one.defaultChecked));
    if (changed) drafts.change(form.dataset.item, { answer: forms.answerOf(form) });
  }

  document.addEventListener("change", (event) => {
    const form = event.target.closest("form.vote");
    if (!form) return;
    settle(event.target);
    drafts.change(form.dataset.item, { answer: forms.answerOf(form) });
    refresh();
  });

  document.addEventListener("outbox:submitted", ({ detail: { message } }) => {
    if (message.do === "ballot") drafts.change(message.item, { answer: undefined });
  });

  document.addEventListener("outbox:settled", ({ detail: { message, answer } }) => {
    if (!(message.do === "ballot" || (message.do === "withdraw" && message.item))) return;
    if (answer.ack && !(store.read(`counted:${message.item}`)?.seq > answer.seq)) {
      store.write(`counted:${message.item}`, { answer: message.answer || null, seq: answer.seq });
    }
    if (answer.refused && !drafts.read(message.item).answer) drafts.change(message.item, { answer: message.answer });
  });

  adopt();
  return { refresh };
});
