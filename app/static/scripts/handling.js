// What the rapporteur says of an input in a dialog: why it is not taken up, its themes, which others say alike. A
// theme is named as well as tagged: what is not in the list becomes one of the rapporteur's own.
"use strict";

hemicycle.part("handling", ({ outbox, evidence, begun }) => {
  const waiting = new Map(); // key of a theme that is being named -> the input that is to have it

  const typed = (dialog) => dialog.querySelector("input:not([type=hidden])");
  const plain = (text) => text.trim().replace(/\s+/g, " ").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // The id of what is typed or picked: one of the list, by its id, by its name or by both; nothing where it is none.
  function listed(list, typed) {
    const known = [...document.querySelectorAll(`#${list} option`)].map((one) => one.value);
    const idOf = (one) => one.split(" ")[0];
    const names = (one) => [idOf(one), one, one.slice(one.indexOf(" "))].map(plain);
    const found = known.find((one) => names(one).includes(plain(typed)));
    return found && idOf(found);
  }

  function tag(input, theme) {
    const has = (evidence.named(input)?.dataset.themes || "").split(" ");
    outbox.send({ do: has.includes(theme) ? "untag" : "tag", input, theme });
  }

  const SAVES = {
    why: (input, typed) => outbox.send({ do: "consider", input, why_not: typed }),
    theming(input, typed) {
      const theme = typed && listed("theme-list", typed);
      if (theme) tag(input, theme);
      else if (typed) waiting.set(outbox.send({ do: "name_theme", label: typed }), input);
    },
    grouping(input, typed) {
      const into = typed && listed("group-list", typed);
      if (!typed && !evidence.named(input)?.dataset.group) return; // it is in none
      if (into || !typed) outbox.send({ do: "regroup", input, into: into || "" });
      else outbox.send({ do: "regroup", input, label: typed });
    },
  };

  for (const [name, save] of Object.entries(SAVES)) {
    const dialog = document.getElementById(name);
    const { form } = typed(dialog);
    dialog.addEventListener("input", () => begun.keep(form));
    dialog.addEventListener("close", () => {
      begun.drop(form);
      if (dialog.returnValue === "save") save(dialog.dataset.input, typed(dialog).value.trim());
      evidence.piece()?.focus();
    });
  }

  // Ask in a dialog, of the piece in hand; what stands there so far is in the field, or what was begun before the page
  // was left.
  function ask(name, piece, before = "") {
    const dialog = document.getElementById(name);
    dialog.dataset.input = piece.dataset.piece;
    dialog.querySelector("[data-of]").textContent = piece.dataset.piece;
    const field = typed(dialog);
    field.form.id = `${name}-${piece.dataset.piece}`;
    field.form.elements.run.value = document.getElementById("desk").dataset.run;
    field.value = before;
    field.defaultValue = before;
    const values = begun.read(field.form);
    if (values) begun.put(field.form, values);
    dialog.returnValue = "";
    dialog.showModal();
    field.select();
  }

  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    const input = waiting.get(message.key);
    waiting.delete(message.key);
    if (input && answer.made) tag(input, answer.made);
  });
  return { ask };
});
