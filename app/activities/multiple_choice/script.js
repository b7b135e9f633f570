// No more can be ticked than may be chosen, and how many are is said.
"use strict";

hemicycle.activity("multiple_choice", () => {
  function show(form) {
    for (const row of form.querySelectorAll("fieldset[data-at-most]")) count(row);
  }

  function count(row) {
    const most = Number(row.dataset.atMost);
    const boxes = [...row.querySelectorAll('input[type="checkbox"]')].filter((box) => box.value !== "no_opinion");
    const chosen = boxes.filter((box) => box.checked).length;
    for (const box of boxes) box.disabled = !box.checked && chosen >= most;
    const shown = row.querySelector("[data-chosen]");
    const text = chosen ? shown.dataset.chosen.replace("{n}", chosen).replace("{most}", most) : "";
    if (shown.textContent !== text) shown.textContent = text;
  }

  return { show };
});
