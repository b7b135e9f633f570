// Noting what is said: one key, one line, Enter. The line is cleared at once for the next one, and given back where it
// was not accepted; what is being typed or chosen stays through whatever happens in the room.
"use strict";

hemicycle.part("note", ({ session }) => {
  const form = () => document.getElementById("note");
  const line = () => form()?.elements.text;
  let typed = "";
  let chosen = null; // of who speaks, until it is noted or someone else has the floor
  let floor = "";

  function begin() {
    const box = line();
    if (!box) return;
    const around = box.closest("details");
    if (around) around.open = true;
    box.focus();
  }

  function say(text, kind) {
    const place = document.querySelector('[data-state="note"]');
    if (!place) return;
    if (place.textContent !== text) place.textContent = text;
    place.className = `outcome ${kind}`;
  }

  function refresh() {
    if (!form()) return;
    const who = form().elements.participant;
    const speaks = [...who.options].find((one) => one.defaultSelected)?.value || "";
    if (speaks !== floor) chosen = null;
    floor = speaks;
    who.value = chosen ?? floor;
    if (line().value !== typed) line().value = typed;
    for (const one of form().querySelectorAll("[data-someone-else]")) one.hidden = who.value !== "";
  }

  document.addEventListener("input", ({ target }) => { if (target === line()) typed = target.value; });
  document.addEventListener("change", ({ target }) => {
    if (!form() || target !== form().elements.participant) return;
    chosen = target.value;
    refresh();
  });

  document.addEventListener("outbox:submitted", ({ detail }) => {
    if (detail.form !== form()) return;
    typed = "";
    chosen = null;
    form().elements.name.value = "";
    say(session.words.waiting, "wait");
    refresh();
  });
  document.addEventListener("outbox:retrying", ({ detail: { message } }) => {
    if (message.do === "note") say(session.words.retrying, "wait");
  });
  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    if (message.do !== "note") return;
    if (answer.refused && !typed) typed = message.text;
    if (answer.refused) say(answer.message, "bad");
    else say(form().dataset.noted.replace("{id}", answer.made), "good");
    refresh();
  });
  document.addEventListener("screen:changed", refresh);
  refresh();
  return { begin };
});
