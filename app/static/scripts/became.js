// What became of what a moderator did, where that is to be told: why it was not done, or not yet, or what was taken
// back. It stands until the next thing that is done.
"use strict";

hemicycle.part("became", ({ session, clock, outbox, settling }) => {
  const AT_ONCE = 1500; // what is answered within so long, in milliseconds, was done at once
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

  document.addEventListener("line:watched", () => {
    const waits = outbox.waiting().some(({ at }) => clock.now() - at > AT_ONCE);
    if (waits) say(session.words.waiting);
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
