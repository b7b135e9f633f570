// What has been begun in a form of a role's screen and was not sent: it stays on this device, through reloads and other
// pages, and every tab shows it. What was refused comes back as soon as nothing else is begun there. A form says of
// which `run` it is: what was rehearsed is nothing of the session.
"use strict";

hemicycle.part("begun", ({ store, early }) => {
  const { isTicked } = early;
  const FORMS = { // what is sent -> the id of its form
    note: () => "note",
    hands: () => "counting",
    draft: () => "draft",
    ask: () => "ask",
    word_item: ({ item, language }) => `word-${item}-${language}`,
    set_aside: ({ input }) => `aside-${input}`,
    render: ({ input, language }) => `into-${input}-${language}`,
    correct: ({ input }) => `corrected-${input}`,
    consider: ({ input }) => `considered-${input}`,
  };
  const SEEN = "seen of "; // which wording stood in a field when it was begun
  const nameOf = (run, id) => `begun:${run}-${id}`;
  const name = (form) => nameOf(form.elements.run.value, form.id);
  const fieldsOf = (form) => [...form.elements].filter((one) => one.name && !["hidden", "submit"].includes(one.type));
  const isTouched = (one) =>
    (isTicked(one) ? one.checked !== one.defaultChecked : one.value.trim() !== early.valueAtRest(one));
  const isBegun = (form) => fieldsOf(form).some(isTouched);

  const keyOf = (one) => (isTicked(one) ? `${one.name}=${one.value}` : one.name);
  const valueOf = (one) => (isTicked(one) ? one.checked : one.value);
  const seenOf = (form) => fieldsOf(form).filter((one) => one.dataset.seen);

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
    if (!isBegun(form)) return drop(form);
    const values = fieldsOf(form).map((one) => [keyOf(one), valueOf(one)]);
    const seen = seenOf(form).map((one) => [SEEN + one.name, one.dataset.seen]);
    store.write(name(form), Object.fromEntries([...values, ...seen]));
  }

  function put(form, values) {
    for (const one of fieldsOf(form)) {
      if (isTicked(one)) one.checked = values[keyOf(one)] ?? isAmong(values[one.name], one.value);
      else if (one.value !== (values[one.name] ?? "")) one.value = values[one.name] ?? "";
    }
  }

  // Whoever goes on with what they began on an earlier page has not read what came to stand there since.
  function unsee(form, values) {
    for (const one of seenOf(form)) one.dataset.seen = values[SEEN + one.name] ?? one.dataset.seen;
  }

  // A message leaves out what is empty, and some browsers end its lines otherwise.
  const plain = (value) => (value ?? "").replace(/\r\n/g, "\n");
  const isAmong = (values, one) => [values ?? ""].flat().includes(one);

  function says(message, values) {
    return Object.entries(values).filter(([key]) => !key.startsWith(SEEN)).every(([key, value]) => {
      const [field, choice] = key.split("=");
      if (typeof value === "boolean") return isAmong(message[field], choice) === value;
      return plain(message[key]) === plain(value);
    });
  }

  document.addEventListener("outbox:settled", ({ detail: { message, answer } }) => {
    if (!(message.do in FORMS)) return;
    const whole = nameOf(message.run, FORMS[message.do](message));
    const values = store.read(whole);
    const stillThere = values && says(message, values);
    if (answer.ack && stillThere) store.remove(whole);
    if (answer.refused && !stillThere) store.write(`${whole}:${message.key}`, message);
  });

  return { read, keep, drop, put, unsee };
});
