// Noting what is said: one key, one line, Enter. The line is cleared at once for the next one, and given back where it
// was not accepted; what is being typed or chosen stays through whatever happens in the room.
"use strict";

hemicycle.part("note", ({ session }) => {
  const form = () => document.getElementById("note");
  const line = () => form()?.elements.text;
  const OURS = ["note", "hands"]; // what is sent, and the id of its form
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

  function say(what, text, kind) {
    const place = document.querySelector(`[data-state="${what}"]`);
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

  document.addEventListener("outbox:submitted", ({ detail: { form: from, message } }) => {
    if (!OURS.includes(message.do)) return;
    say(message.do, session.words.waiting, "wait");
    if (message.do === "hands") return from.reset();
    typed = "";
    chosen = null;
    from.elements.name.value = "";
    refresh();
  });
  document.addEventListener("outbox:retrying", ({ detail: { message } }) => {
    if (OURS.includes(message.do)) say(message.do, session.words.retrying, "wait");
  });
  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    if (!OURS.includes(message.do)) return;
    if (answer.refused && message.do === "note" && !typed) typed = message.text;
    const noted = document.getElementById(message.do)?.dataset.noted || "";
    if (answer.refused) say(message.do, answer.message, "bad");
    else say(message.do, noted.replace("{id}", answer.made), "good");
    refresh();
  });
  document.addEventListener("screen:changed", refresh);
  refresh();
  return { begin };
});
