// Why what a moderator did was not done: it stands until the next thing that is.
"use strict";

hemicycle.part("refused", ({ settling }) => {
  const place = document.getElementById("said");

  function say(text) {
    if (place.textContent !== text) place.textContent = text;
    place.hidden = !text;
  }

  document.addEventListener("submit", (event) => {
    if (!settling.isTooSoon(event.target.querySelector("button"))) return;
    event.preventDefault();
    event.stopPropagation();
    say(place.dataset.justChanged);
  }, true);

  document.addEventListener("outbox:answered", ({ detail: { answer } }) => say(answer.refused ? answer.message : ""));
});
