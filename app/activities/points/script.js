// Points to distribute: by the field, by its arrow keys, or by the buttons beside it. What is left is said.
"use strict";

hemicycle.activity("points", () => {
  const fieldsOf = (row) => [...row.querySelectorAll('input[type="number"]')];
  const leftOf = (row) => Number(row.dataset.points) - fieldsOf(row).reduce((sum, one) => sum + Number(one.value), 0);

  function show(form) {
    for (const row of form.querySelectorAll("fieldset[data-points]")) tell(row, leftOf(row));
  }

  function tell(row, left) {
    for (const one of fieldsOf(row)) {
      const [less, more] = one.parentElement.querySelectorAll("button");
      less.disabled = Number(one.value) < 1;
      more.disabled = left < 1;
      one.parentElement.classList.toggle("some", Number(one.value) > 0);
    }
    const place = row.querySelector("[data-left]");
    const text = (left < 0 ? place.dataset.over : place.dataset.left).replace("{n}", Math.abs(left)).replace("{most}", row.dataset.points);
    if (place.textContent !== text) place.textContent = text;
    place.classList.toggle("over", left < 0);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("form.vote button[data-step]");
    if (!button) return;
    const field = button.parentElement.querySelector("input");
    field.value = String(Math.max(0, Number(field.value) + Number(button.dataset.step)) || "");
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });

  return { show };
});
