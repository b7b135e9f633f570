// Inputs that may say the same: it stands beside them, for a person to say whether they do. It is asked again once
// others read, and seldom enough that the hall never waits for it.
"use strict";

hemicycle.part("alike", ({ session }) => {
  const REST = 20000; // milliseconds from one answer to the next question
  const TIMES = 5; // and so many times as long as the answer took
  const SOON = 600;
  const SAY = new Set(["merge", "part", "undo"]); // what changes what is suggested, and not what was said
  let asked = ""; // the inputs of which it was asked last
  let rested = 0; // since when it may be asked again
  let timer = 0;
  let failed = false;

  const places = () => [...document.querySelectorAll("[data-alike]")];
  const read = () => [...document.querySelectorAll('[data-line] input[form="several"]')].map((box) => box.value).sort();

  function notice() {
    if (timer || failed || document.hidden || read().join(" ") === asked || read().length < 2) return;
    timer = setTimeout(ask, Math.max(SOON, rested - performance.now()));
  }

  async function ask() {
    const began = performance.now();
    const [inputs, { item }] = [read().join(" "), document.getElementById("inputs").dataset];
    const html = await suggested(item);
    rested = performance.now() + Math.max(REST, TIMES * (performance.now() - began));
    asked = inputs;
    timer = 0;
    if (html !== null) put(html);
    notice();
  }

  // Only our own answer is one, and of this question alone.
  async function suggested(item) {
    const url = `/s/${session.code}/moderator/alike`;
    const response = await fetch(url, { redirect: "error", cache: "no-store" }).catch(() => null);
    return response?.ok && response.headers.get("x-alike") === item ? response.text().catch(() => null) : null;
  }

  function put(html) {
    const found = document.createElement("template");
    found.innerHTML = html;
    failed = Boolean(found.content.querySelector("[data-failed]"));
    for (const place of places()) fill(place, found.content.querySelector(`[data-beside="${place.id}"]`));
    session.tell("screen:changed", {});
  }

  // What stands there already stays as it is, with whoever is about to press it.
  function fill(place, found) {
    if (place.innerHTML !== (found?.innerHTML ?? "")) place.replaceChildren(...(found?.childNodes ?? []));
  }

  document.addEventListener("outbox:submitted", ({ detail: { form } }) => form.closest("[data-alike]")?.replaceChildren());
  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    if (!answer.ack || !SAY.has(message.do)) return;
    clearTimeout(timer);
    timer = setTimeout(ask, SOON);
  });
  document.addEventListener("visibilitychange", notice);
  document.addEventListener("screen:changed", notice);
  notice();
});
