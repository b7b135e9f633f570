// A button that stands for yes or no turns at once; the server has the last word.
"use strict";

hemicycle.part("toggles", () => {
  const isOne = (form) => Boolean(form?.matches("[data-toggle]"));

  function turn(form) {
    const button = form.querySelector("button");
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    form.querySelector('[name="agree"], [name="wanted"]').value = String(!on);
  }

  return { isOne, turn };
});
