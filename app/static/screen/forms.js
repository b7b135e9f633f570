// A form of a page becomes a message. Whoever knows better may stop it (`outbox:submitting` can be cancelled).
"use strict";

hemicycle.part("forms", ({ outbox }) => {
  const NUMBERS = new Set(["minutes", "seq", "revision"]);
  const TRUTHS = new Set(["agree", "wanted", "shown"]);
  const DOUBLE = 500; // two taps so close are one
  const isHidden = (form, name) => Boolean(form.querySelector(`input[type="hidden"][name="${name}"]`));

  let pressed = null; // the button last pressed: not every browser tells with which a form was sent
  let last = { at: 0, text: "" };

  function messageOf(form, button) {
    const message = {};
    const whole = form.matches("[data-whole]");
    const fields = [...new FormData(form)].filter(([name]) => !whole || isHidden(form, name));
    if (button?.name) fields.push([button.name, button.value]);
    for (const [name, value] of fields) {
      if (name === "key") continue;
      if (name === "themes") message.themes = [...(message.themes || []), value];
      else if (NUMBERS.has(name)) message[name] = Number(value);
      else if (TRUTHS.has(name)) message[name] = value === "true";
      else if (value !== "") message[name] = value;
    }
    if (whole) message.form = fieldsOf(form);
    return message;
  }

  // What the fields that are shown say, name -> values, for the server to read. What says nothing is left out.
  function fieldsOf(form) {
    const fields = {};
    for (const [name, value] of new FormData(form)) {
      if (value !== "" && !isHidden(form, name)) fields[name] = [...(fields[name] || []), value];
    }
    return fields;
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

  return { fieldsOf };
});
