// Texts begun for an earlier question, or for an input that is not on the screen: offered until they are sent,
// used, or thrown away by whoever wrote them.
"use strict";

hemicycle.part("leftovers", ({ templates, outbox, drafts, count, states }) => {
  const words = document.body.dataset;
  const { questions } = JSON.parse(document.getElementById("session").textContent);
  const list = document.getElementById("leftovers");
  const boxShown = () => document.querySelector("[data-draft]");
  const ended = () => "ended" in document.getElementById("now").dataset;

  function begun() {
    const here = boxShown()?.dataset.draft;
    const texts = Object.keys(questions).filter((item) => item !== here && drafts.items().includes(item)).map((item) => (
      { id: item, item, of: questions[item].title, most: questions[item].most, text: drafts.read(item).text || "" }));
    const rewordings = drafts.reworded().sort().filter((input) => !document.getElementById(`edit-${input}`)).map((input) => (
      { id: input, input, of: input, text: drafts.rewording(input) }));
    return [...texts, ...rewordings].filter((one) => one.text.trim());
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
    const drawn = templates.copy("leftover-note");
    const one = (selector) => drawn.querySelector(selector);
    one("[data-of]").textContent = note.of;
    one(".text").textContent = note.text;
    for (const other of drawn.querySelectorAll(note.input ? "[data-of-question]" : "[data-of-input]")) other.remove();
    one("[data-state]").dataset.state = `leftover-${note.id}`;
    one("[data-leftover]").id = `leftover-${note.id}`;
    one("[data-leftover-ended]").hidden = !ended();
    one("[data-leftover-send]").hidden = ended();
    one("[data-leftover-use]").hidden = !usable;
    return drawn;
  }

  function send({ id, item, input, text, most }) {
    const much = most ? count.over(text, most) : 0;
    if (much) return states.say(`leftover-${id}`, words.tooLong.replace("{n}", much), "bad");
    const { prompt, themes } = item ? drafts.read(item) : {};
    outbox.send(input ? { do: "revise", input, text } : { do: "input", item, text, prompt, themes });
    drop({ item, input, text });
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
    if (input) { if (drafts.rewording(input) === text) drafts.reword(input, null); }
    else if ((drafts.read(item).text || "") === text) drafts.change(item, { text: "", prompt: "", themes: [] });
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
