// Ranking by taps: an option that is tapped gets the next place, or loses its own; the others move up.
"use strict";

hemicycle.activity("ranking", () => {
  function tap(label) {
    const row = label.closest("fieldset");
    const selects = [...row.querySelectorAll("select")];
    const mine = label.querySelector("select");
    const ranked = selects.filter((one) => one.value).sort((a, b) => a.value - b.value);
    const order = mine.value ? ranked.filter((one) => one !== mine)
      : ranked.length < Number(row.dataset.atMost) ? [...ranked, mine] : ranked;
    for (const select of selects) select.value = order.includes(select) ? String(order.indexOf(select) + 1) : "";
  }

  // A place is given once.
  function settle(form, chosen) {
    if (!chosen.matches("select") || !chosen.value) return;
    for (const other of form.querySelectorAll("select")) {
      if (other !== chosen && other.value === chosen.value) other.value = "";
    }
  }

  function show(form) {
    for (const rank of form.querySelectorAll("label.rank")) rank.classList.toggle("ranked", Boolean(rank.querySelector("select").value));
  }

  document.addEventListener("click", (event) => {
    const label = event.target.closest("label.rank");
    if (!label || event.target.closest("select")) return;
    event.preventDefault();
    tap(label);
    label.dispatchEvent(new Event("change", { bubbles: true }));
  });

  return { settle, show };
});
