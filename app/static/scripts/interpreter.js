// The interpreter's keys: N begins the next, Enter sends it and goes on.
"use strict";

hemicycle.part("interpreter", ({ keys }) => {
  const boxes = () => [...document.querySelectorAll(".renderings > ul textarea")];

  function goOn(from) {
    const list = boxes();
    const next = list[list.indexOf(from) + 1] || list.find((one) => one !== from);
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
    return Boolean(next);
  }

  keys.listen((letter) => letter === "n" && goOn(null));

  document.addEventListener("theirs:chosen", ({ detail: { form, isMine } }) => {
    if (!isMine) goOn(form.elements.text);
  });

  document.addEventListener("keydown", (event) => {
    const box = event.target.closest(".renderings textarea");
    if (!box || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!box.reportValidity()) return;
    box.form.requestSubmit();
    goOn(box);
  });
});
