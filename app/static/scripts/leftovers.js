// Texts begun for something that is not on the screen: offered until they are sent, used, or thrown away by whoever
// wrote them.
"use strict";

hemicycle.part("leftovers", ({ session, pieces, outbox, ...parts }) => {
  const { drafts, rehearsed, readback, characters, count, states } = parts;
  const { questions } = session;
  const list = document.getElementById("leftovers");
  const boxShown = () => document.querySelector("[data-draft]");
  const ended = () => "ended" in document.getElementById("now").dataset;

  const begun = () => [...texts(), ...rewordings(), ...readback.begun(), ...rehearsed.notes()]
    .filter((one) => one.text.trim());

  function texts() {
    const [here, kept] = [boxShown()?.dataset.draft, drafts.items()];
    const items = Object.keys(questions).filter((item) => item !== here && kept.includes(item));
    return items.map((item) => {
      const { text = "", prompt, themes } = drafts.read(item);
      const drop = () => drafts.change(item, { text: "", prompt: "", themes: [] });
      const message = { do: "input", item, text, prompt, themes };
      return { id: item, kind: "question", of: questions[item].title, most: questions[item].most, text, message, drop };
    });
  }

  function rewordings() {
    const away = drafts.reworded().sort().filter((input) => !document.getElementById(`edit-${input}`));
    return away.map((input) => {
      const [text, drop] = [drafts.rewording(input), () => drafts.reword(input, null)];
      return { id: input, kind: "input", of: input, text, message: { do: "revise", input, text }, drop };
    });
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
    for (const words of drawn.querySelectorAll("[data-kind]")) if (words.dataset.kind !== note.kind) words.remove();
    one("[data-state]").dataset.state = `leftover-${note.id}`;
    one("[data-leftover]").id = `leftover-${note.id}`;
    one("[data-leftover-ended]").hidden = !ended();
    one("[data-leftover-send]").hidden = ended() || !note.message;
    one("[data-leftover-use]").hidden = !usable;
    return drawn;
  }

  function send(note) {
    const much = note.most ? characters.over(note.text, note.most) : 0;
    if (much) return states.say(`leftover-${note.id}`, count.tooLong(much), "bad");
    outbox.send(note.message);
    drop(note);
  }

  // Nothing is cut: what is too long stands in the box, and the box says by how much.
  function use(note) {
    const box = boxShown();
    box.value = [box.value, note.text].filter(Boolean).join(" ");
    drafts.change(box.dataset.draft, { text: box.value });
    drop(note);
    count.show(box);
    box.focus();
  }

  // Only what was offered: another tab may have written on meanwhile.
  function drop({ id, text }) {
    begun().find((one) => one.id === id && one.text === text)?.drop();
    states.forget(`leftover-${id}`);
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
