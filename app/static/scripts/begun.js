// What has been begun in a form of a role's screen and was not sent: it stays on this device, through reloads and other
// pages, and every tab shows it. What was refused comes back as soon as nothing else is begun there. A form says of
// which `run` it is: what was rehearsed is nothing of the session.
"use strict";

hemicycle.part("begun", ({ store, early }) => {
  const FORMS = { note: "note", hands: "counting", draft: "draft" }; // what is sent -> the id of its form
  const nameOf = (run, id) => `begun:${run}-${id}`;
  const name = (form) => nameOf(form.elements.run.value, form.id);
  const fieldsOf = (form) => [...form.elements].filter((one) => one.name && one.type !== "hidden");
  const isBegun = (form) => fieldsOf(form).some((one) => one.value.trim() !== early.valueAtRest(one));

  const read = (form) => store.read(name(form)) || givenBack(form);
  const drop = (form) => store.remove(name(form));

  function givenBack(form) {
    const [key] = store.names(name(form));
    if (!key) return null;
    const refused = store.read(`${name(form)}:${key}`);
    store.write(name(form), refused);
    store.remove(`${name(form)}:${key}`);
    return refused;
  }

  function keep(form) {
    if (isBegun(form)) store.write(name(form), Object.fromEntries(fieldsOf(form).map((one) => [one.name, one.value])));
    else drop(form);
  }

  function put(form, values) {
    for (const one of fieldsOf(form)) {
      const value = values[one.name] ?? "";
      if (one.value !== value) one.value = value;
    }
  }

  // A message leaves out what is empty, and some browsers end its lines otherwise.
  const plain = (value) => (value ?? "").replace(/\r\n/g, "\n");
  const says = (message, values) => Object.keys(values).every((one) => plain(message[one]) === plain(values[one]));

  document.addEventListener("outbox:settled", ({ detail: { message, answer } }) => {
    if (!(message.do in FORMS)) return;
    const whole = nameOf(message.run, FORMS[message.do]);
    const values = store.read(whole);
    const stillThere = values && says(message, values);
    if (answer.ack && stillThere) store.remove(whole);
    if (answer.refused && !stillThere) store.write(`${whole}:${message.key}`, message);
  });

  return { read, keep, drop, put };
});
