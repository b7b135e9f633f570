// A text that is too long is kept whole; the box says by how much, and sending it selects what is too much.
"use strict";

hemicycle.part("count", ({ session, characters, states }) => {
  const { words } = session;
  const FEW = 20; // from here on the number is read out

  function show(box) {
    const most = Number(box.dataset.most);
    const left = most - characters.count(box.value);
    const much = characters.over(box.value, most);
    const shown = box.form.querySelector("[data-count]");
    if (!shown) return;
    write(shown, much ? words.over.replace("{n}", much) : String(left));
    shown.classList.toggle("over", much > 0);
    if (much) box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
    const said = much ? shown.textContent : left <= FEW ? words.left.replace("{n}", left) : "";
    write(box.form.querySelector("[data-count-said]"), said);
  }

  function write(place, text) {
    if (place && place.textContent !== text) place.textContent = text;
  }

  // Selects what is too much, so that it is seen.
  function mark(box) {
    box.focus();
    box.setSelectionRange(characters.end(box.value, Number(box.dataset.most)), box.value.length);
  }

  const tooLong = (much) => words.tooLong.replace("{n}", much);

  document.addEventListener("outbox:submitting", (event) => {
    const { form } = event.detail;
    const box = form.querySelector("textarea[data-most]");
    const much = box ? characters.over(box.value, Number(box.dataset.most)) : 0;
    if (!much) return;
    event.preventDefault();
    states.say(form.id, tooLong(much), "bad");
    mark(box);
  });

  return { show, tooLong };
});
