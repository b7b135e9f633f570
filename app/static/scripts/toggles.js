// A button that stands for yes or no turns at once. It stands as was meant last, also on a row that came from the server
// before it knew of it; where that was refused, as before.
"use strict";

hemicycle.part("toggles", ({ outbox }) => {
  const ASKS = { endorse: "agree", floor: "wanted" }; // what is sent -> the field that says which way

  const isOne = (form) => Boolean(form?.matches("[data-toggle]"));
  const formOf = ({ do: what, input }) => document.getElementById(what === "floor" ? "hand-form" : `support-${input}`);
  const isAsked = ({ do: what }) => what in ASKS;
  const wants = (message) => message[ASKS[message.do]] === "true";

  // Other words are another question.
  function turn(message, on) {
    const form = formOf(message);
    if (!isOne(form) || form.elements.revision?.value !== message.revision) return;
    form.querySelector("button").setAttribute("aria-pressed", String(on));
    form.elements[ASKS[message.do]].value = String(!on);
  }

  function refresh() {
    for (const message of outbox.waiting().filter(isAsked)) turn(message, wants(message));
  }

  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    if (isAsked(message)) turn(message, wants(message) !== Boolean(answer.refused));
  });

  return { isOne, refresh };
});
