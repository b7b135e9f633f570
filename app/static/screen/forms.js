// A form of a page becomes a message. Whoever knows better may stop it (`outbox:submitting` can be cancelled).
"use strict";

hemicycle.part("forms", ({ outbox }) => {
  const NUMBERS = new Set(["minutes", "seq", "revision"]);
  const TRUTHS = new Set(["agree", "wanted", "shown"]);
  const DOUBLE = 500; // two taps so close are one

  let pressed = null; // the button last pressed: not every browser tells with which a form was sent
  let last = { at: 0, text: "" };

  function messageOf(form, button) {
    const message = {};
    const fields = [...new FormData(form)];
    if (button?.name) fields.push([button.name, button.value]);
    for (const [name, value] of fields) {
      if (name.startsWith("answer") || name.startsWith("rank.") || name === "key") continue;
      if (name === "themes") message.themes = [...(message.themes || []), value];
      else if (NUMBERS.has(name)) message[name] = Number(value);
      else if (TRUTHS.has(name)) message[name] = value === "true";
      else if (value !== "") message[name] = value;
    }
    if (message.do === "ballot") message.answer = answerOf(form);
    return message;
  }

  // What is chosen in a vote: for each row the options; a ranking in order.
  function answerOf(form) {
    const fields = [...new FormData(form)];
    const answer = {};
    for (const [name, value] of fields) {
      if (name !== "answer" && !name.startsWith("answer.")) continue;
      const row = name.slice(7);
      answer[row] = [...(answer[row] || []), value];
    }
    const ranked = fields.filter(([name, value]) => name.startsWith("rank.") && value);
    if (ranked.length && !answer[""]) answer[""] = ranked.sort((a, b) => a[1] - b[1]).map(([name]) => name.slice(5));
    return answer;
  }

  function isDouble(message) {
    const text = JSON.stringify({ ...message, agree: undefined, wanted: undefined });
    const double = document.body.dataset.screen === "participant" && text === last.text && performance.now() - last.at < DOUBLE;
    if (!double) last = { at: performance.now(), text };
    return double;
  }

  document.addEventListener("click", (event) => { pressed = event.target.closest("button"); });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-send]")) return;
    event.preventDefault();
    if (!document.dispatchEvent(new CustomEvent("outbox:submitting", { cancelable: true, detail: { form } }))) return;
    const message = messageOf(form, event.submitter || (pressed?.form === form ? pressed : null));
    if (isDouble(message)) return;
    const key = outbox.send(message);
    document.dispatchEvent(new CustomEvent("outbox:submitted", { detail: { form, key, message } }));
  });

  return { answerOf };
});
