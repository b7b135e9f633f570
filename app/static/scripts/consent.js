// How this person may be quoted: asked with each input, in what it means for them; what they chose last stands there.
"use strict";

hemicycle.part("consent", ({ session, store }) => {
  const { last, means } = session.consent;
  const shown = () => document.querySelector("[data-consent]");

  function refresh() {
    const select = shown();
    if (!select) return;
    for (const option of select.options) {
      option.hidden = option.disabled = !(option.value in means);
      if (!option.hidden && option.textContent !== means[option.value]) option.textContent = means[option.value];
    }
    const wanted = store.read("consent") || last;
    if (document.activeElement !== select) select.value = wanted in means ? wanted : Object.keys(means)[0];
  }

  document.addEventListener("change", ({ target }) => {
    if (target === shown()) store.write("consent", target.value);
  });

  return { refresh };
});
