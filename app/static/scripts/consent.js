// How this person may be quoted: asked with each input, in what it means for them; what they chose last stands there.
"use strict";

hemicycle.part("consent", ({ session, store }) => {
  const USUAL = "main"; // what a level falls to that means the same as another: it names nobody
  const { last, means } = session.consent;
  const kept = `consent:${session.words.who}`; // another person may join on this phone

  function refresh() {
    for (const select of document.querySelectorAll("[data-consent]")) word(select);
  }

  function word(select) {
    for (const option of select.options) {
      option.hidden = option.disabled = !(option.value in means);
      if (!option.hidden && option.textContent !== means[option.value]) option.textContent = means[option.value];
    }
    const wanted = store.read(kept) || last;
    if (document.activeElement !== select) select.value = wanted in means ? wanted : USUAL;
  }

  document.addEventListener("change", ({ target }) => {
    if (target.matches("[data-consent]")) store.write(kept, target.value);
  });

  return { refresh };
});
