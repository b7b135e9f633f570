// Asking on the spot: one key, one line, Enter. What was not accepted stays in the form.
"use strict";

hemicycle.part("ask", () => {
  const box = document.getElementById("ask-box");

  function begin() {
    if (!box) return false;
    box.open = true;
    box.querySelector("[name=question]").focus();
    return true;
  }

  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    if (message.do !== "ask" || !answer.ack || !box) return;
    box.querySelector("form").reset();
    box.open = false;
    if (box.contains(document.activeElement)) document.activeElement.blur();
    scrollTo({ top: 0, behavior: "instant" }); // to what was asked
  });
  return { begin };
});
