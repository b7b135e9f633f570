// What somebody typed or chose before the scripts were there is as if they did it now: every part hears of it, and
// what a part had kept from before stands beside it.
"use strict";

hemicycle.part("early", () => {
  const FIELDS = "form:is([data-send], [data-redraft], [data-write]) :is(textarea, select, input:not([type=hidden]))";
  const isTicked = ({ type }) => type === "checkbox" || type === "radio";

  // What stands in a field that nobody has touched.
  function valueAtRest({ options, defaultValue = "" }) {
    return options ? ([...options].find((one) => one.defaultSelected) || options[0])?.value : defaultValue;
  }

  const isTouched = (one) => (isTicked(one) ? one.checked !== one.defaultChecked : one.value !== valueAtRest(one));
  const isSaid = (one) => isTouched(one) && (one.type !== "radio" || one.checked);

  const done = [...document.querySelectorAll(FIELDS)].filter(isSaid)
    .map((field) => ({ field, value: field.value, checked: field.checked }));

  function start() {
    for (const { field, value, checked } of done) {
      if (isTicked(field)) field.checked = checked;
      else field.value = beside(field, value);
      for (const what of ["input", "change"]) field.dispatchEvent(new Event(what, { bubbles: true }));
    }
  }

  function beside({ type, value: kept }, value) {
    if (type !== "textarea" || !kept.trim() || value.includes(kept.trim())) return value;
    return kept.includes(value.trim()) ? kept : `${kept}\n${value}`;
  }

  return { isTicked, valueAtRest, start };
});
