// Texts begun for an earlier question, or for an input that is not on the screen: offered until they are sent,
// used, or thrown away by whoever wrote them.
"use strict";

hemicycle.part("leftovers", ({ session, pieces, outbox, drafts, characters, count, states }) => {
  const { questions } = session;
  const list = document.getElementById("leftovers");
  const boxShown = () => document.querySelector("[data-draft]");
  const ended = () => "ended" in document.getElementById("now").dataset;

  const begun = () => [...texts(), ...rewordings()].filter((one) => one.text.trim());

  function texts() {
    const [here, kept] = [boxShown()?.dataset.draft, drafts.items()];
    const items = Object.keys(questions).filter((item) => item !== here && kept.includes(item));
    return items.map((item) => {
      const { title, most } = questions[item];
      return { id: item, item, of: title, most, text: drafts.read(item).text || "" };
    });
  }

  function rewordings() {
    const away = drafts.reworded().sort().filter((input) => !document.getElementById(`edit-${input}`));
    return away.map((input) => ({ id: input, input, of: input, text: drafts.rewording(input) }));
  }

  function refresh() {
    const notes = begun();
    const usable = Boolean(boxShown()) && !ended();
    const shown = JSON.stringify([notes, usable, ended()]);
    if (list.dataset.shown === shown) return;
    list.dataset.shown = shown;
    list.hidden = !notes.length;
    list.replaceChildren(...notes.map((note) => draw(note, usable)));
    states.refresh();
  }

  function draw(note, usable) {
    const drawn = pieces.copy("leftover-note");
    const one = (selector) => drawn.querySelector(selector);
    one("[data-of]").textContent = note.of;
    one(".text").textContent = note.text;
    const otherWords = note.input ? "[data-of-question]" : "[data-of-input]";
    for (const other of drawn.querySelectorAll(otherWords)) other.remove();
    one("[data-state]").dataset.state = `leftover-${note.id}`;
    one("[data-leftover]").id = `leftover-${note.id}`;
    one("[data-leftover-ended]").hidden = !ended();
    one("[data-leftover-send]").hidden = ended();
    one("[data-leftover-use]").hidden = !usable;
    return drawn;
  }

  function send({ id, item, input, text, most }) {
    const much = most ? characters.over(text, most) : 0;
    if (much) return states.say(`leftover-${id}`, count.tooLong(much), "bad");
    if (input) outbox.send({ do: "revise", input, text });
    else outbox.send({ do: "input", item, text, ...promptAndThemes(item) });
    drop({ item, input, text });
  }

  function promptAndThemes(item) {
    const { prompt, themes } = drafts.read(item);
    return { prompt, themes };
  }

  // Nothing is cut: what is too long stands in the box, and the box says by how much.
  function use({ item, input, text }) {
    const box = boxShown();
    box.value = [box.value, text].filter(Boolean).join(" ");
    drafts.change(box.dataset.draft, { text: box.value });
    drop({ item, input, text });
    count.show(box);
    box.focus();
  }

  // Only what was offered: another tab may have written on meanwhile.
  function drop({ item, input, text }) {
    if (input && drafts.rewording(input) === text) drafts.reword(input, null);
    if (item && (drafts.read(item).text || "") === text) drafts.change(item, { text: "", prompt: "", themes: [] });
  }

  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-leftover-send], [data-leftover-use], [data-leftover-drop]");
    const note = pressed && begun().find(({ id }) => pressed.closest("[data-leftover]").id === `leftover-${id}`);
    if (!note) return;
    if (pressed.matches("[data-leftover-send]")) send(note);
    else if (pressed.matches("[data-leftover-use]")) use(note);
    else drop(note);
    refresh();
  });

  return { refresh };
});
