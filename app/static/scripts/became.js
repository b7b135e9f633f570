// What became of what a moderator did, where that is to be told: why it was not done, or not yet, or what was taken
// back. It stands until the next thing that is done.
"use strict";

hemicycle.part("became", ({ session, outbox, settling }) => {
  const place = document.getElementById("said");
  const afterwards = new Map(); // a message's key -> what is said once it is done

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

  document.addEventListener("keys:idle", ({ detail: { key } }) => say(place.dataset.idle.replace("{key}", key)));
  document.addEventListener("line:watched", () => {
    if (outbox.isSlow()) say(session.words.waiting);
    else if (place.textContent === session.words.waiting) say(""); // done in another tab, or given up
  });
  document.addEventListener("outbox:submitted", ({ detail: { form, key } }) => {
    if (form.dataset.done) afterwards.set(key, form.dataset.done);
  });
  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    say(answer.refused ? answer.message : afterwards.get(message.key) || "");
    afterwards.delete(message.key);
  });
});
