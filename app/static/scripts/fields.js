// The fields of a vote's form, whatever kind it is: filled as they were, and never both "no opinion" and an opinion.
"use strict";

hemicycle.part("fields", ({ early }) => {
  const { isTicked } = early;
  const all = (form) => [...form.elements].filter((one) => one.name && one.type !== "hidden");

  // What stands there stays as it is where it says the same: whoever types in it is not disturbed.
  function fill(form, fields) {
    for (const one of all(form)) {
      const values = fields[one.name] || [];
      if (isTicked(one)) one.checked = values.includes(one.value);
      else if (one.value !== (values[0] || "")) one.value = values[0] || "";
    }
  }

  function yieldTo(changed) {
    const row = [...changed.closest("fieldset").querySelectorAll("input, select, textarea")];
    const none = row.find((one) => one.type === "checkbox" && one.value === "no_opinion");
    if (!none) return;
    if (changed !== none) none.checked = false;
    else if (none.checked) for (const one of row) if (one !== none) clear(one);
  }

  function clear(one) {
    if (isTicked(one)) one.checked = false;
    else one.value = "";
  }

  return { fill, yieldTo };
});
