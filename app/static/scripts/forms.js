// A form of a page becomes a message: what its fields say, by their names, for the server to read. Whoever knows
// better may stop it (`outbox:submitting` can be cancelled).
"use strict";

hemicycle.part("forms", ({ session, outbox }) => {
  const DOUBLE = 500; // two taps so close are one
  const isHidden = (form, name) => Boolean(form.querySelector(`input[type="hidden"][name="${name}"]`));

  let pressed = null; // the button last pressed: not every browser tells with which a form was sent
  let last = { at: 0, what: "" };

  // The fields a form shows are the answer of a vote, and go as one; what can be ticked is a list, but for a yes.
  function messageOf(form, button) {
    const whole = form.matches("[data-whole]");
    const fields = fieldsOf(form, (name) => name !== "key" && (!whole || isHidden(form, name)));
    if (button?.name) fields[button.name] = [button.value];
    const said = Object.entries(fields).map(([name, values]) => [name, isList(form, name) ? values : values[0]]);
    return { ...Object.fromEntries(said), ...(whole && { form: shownFields(form) }) };
  }

  const isList = (form, name) =>
    [...form.elements].some((one) => one.type === "checkbox" && one.name === name && one.value !== "true");

  // Name -> values. What says nothing is left out.
  function fieldsOf(form, isWanted) {
    const fields = {};
    for (const [name, value] of new FormData(form)) {
      if (value !== "" && isWanted(name)) fields[name] = [...(fields[name] || []), value];
    }
    return fields;
  }

  const shownFields = (form) => fieldsOf(form, (name) => !isHidden(form, name));

  // On a phone. What is turned on and off is the same form both times; but of other words it is another question.
  function isDouble(form, message) {
    const what = form.matches("[data-toggle]") ? `${form.id} ${message.revision}` : JSON.stringify(message);
    const double = session.screen === "participant" && what === last.what && performance.now() - last.at < DOUBLE;
    if (!double) last = { at: performance.now(), what };
    return double;
  }

  function submit(form, submitter) {
    const submitting = new CustomEvent("outbox:submitting", { cancelable: true, detail: { form } });
    if (!document.dispatchEvent(submitting)) return;
    const message = messageOf(form, submitter || (pressed?.form === form ? pressed : null));
    if (isDouble(form, message)) return;
    const key = outbox.send(message);
    session.tell("outbox:submitted", { form, key, message });
  }

  document.addEventListener("click", (event) => { pressed = event.target.closest("button"); });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-send]")) return;
    event.preventDefault();
    submit(event.target, event.submitter);
  });

  return { shownFields };
});
