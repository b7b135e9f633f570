// What is sent and not yet acknowledged, of whatever question.
"use strict";

hemicycle.part("waiting", ({ pieces, outbox }) => {
  const list = document.getElementById("waiting");

  function refresh() {
    const waiting = outbox.waiting().filter((message) => message.do === "input" || message.do === "revise");
    const keys = waiting.map((message) => message.key).join(" ");
    list.hidden = !waiting.length;
    if (list.dataset.keys === keys) return;
    list.dataset.keys = keys;
    list.replaceChildren(...waiting.map(row));
  }

  function row({ text }) {
    const drawn = pieces.copy("waiting-row");
    drawn.querySelector(".text").textContent = text;
    return drawn;
  }

  return { refresh };
});
