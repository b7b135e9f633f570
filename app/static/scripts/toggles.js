// A button that stands for yes or no turns at once. It stands as was meant last, also on a row that came from the server
// before it knew of it; where that was refused, as before.
"use strict";

hemicycle.part("toggles", ({ outbox, opinions }) => {
  const isOne = (form) => Boolean(form?.matches("[data-toggle]"));
  const isFloor = ({ do: what }) => what === "floor";
  const wants = ({ wanted }) => wanted === "true";

  function turn(form, field, on) {
    form.querySelector("button").setAttribute("aria-pressed", String(on));
    form.elements[field].value = String(!on);
  }

  function turnHand(on) {
    const form = document.getElementById("hand-form");
    if (isOne(form)) turn(form, "wanted", on);
  }

  function refresh() {
    const said = opinions.now();
    for (const form of document.querySelectorAll("#others-list [data-toggle]")) {
      const row = form.closest("[data-given]");
      const on = said(row) === "agree";
      turn(form, "agree", on);
      if (on) row.querySelector("[data-reworded]")?.remove();
    }
    outbox.waiting().filter(isFloor).forEach((message) => turnHand(wants(message)));
  }

  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    if (isFloor(message)) turnHand(wants(message) !== Boolean(answer.refused));
  });

  return { isOne, refresh };
});
