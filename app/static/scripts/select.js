// Several inputs of the stream at once: ticked by a click or by space on the chosen one, a range with shift. What is
// ticked is a wording: an input that is reworded is ticked no longer.
"use strict";

hemicycle.part("select", ({ choice }) => {
  const SEVERAL = new Set(["let_through", "pin", "unpin", "restore_several", "set_several_aside", "merge"]);
  const ticked = new Set(); // "Q1-003:2": an input and the wording that was seen
  let from = ""; // where a range begins

  const bar = () => document.getElementById("several");
  const boxes = () => [...document.querySelectorAll('[data-line] input[form="several"]')];
  const any = () => ticked.size > 0;
  const lines = () => boxes().filter((box) => ticked.has(box.value)).map((box) => box.closest("[data-line]"));

  function mark() {
    const all = boxes();
    const there = new Set(all.map((box) => box.value));
    for (const one of ticked) if (!there.has(one)) ticked.delete(one);
    for (const box of all) box.checked = ticked.has(box.value);
    if (bar()) tell(all.length);
  }

  function tell(of) {
    const said = bar().querySelector("[data-selected]");
    const text = any() ? said.dataset.words.replace("{n}", ticked.size) : "";
    const every = bar().querySelector("[data-all]");
    if (said.textContent !== text) said.textContent = text;
    every.checked = of > 0 && ticked.size === of;
    every.indeterminate = any() && !every.checked;
    bar().classList.toggle("idle", !any());
    into([...ticked][0]);
  }

  // What is ticked first stands for all of them, where they are merged.
  function into(head) {
    const said = bar().querySelector("[data-into]");
    const text = ticked.size > 1 ? said.dataset.words.replace("{input}", head.split(":")[0]) : "";
    Object.assign(bar().elements.head, { value: head || "", disabled: !text });
    if (said.textContent !== text) said.textContent = text;
  }

  function tick(box, on, asRange) {
    const all = boxes();
    const [one, other] = [all.findIndex((each) => each.value === from), all.indexOf(box)].sort((a, b) => a - b);
    const range = asRange && one >= 0 ? all.slice(one, other + 1) : [box];
    for (const each of range) ticked[on ? "add" : "delete"](each.value);
    from = box.value;
    mark();
  }

  function all(on = ticked.size < boxes().length) {
    for (const box of boxes()) ticked[on ? "add" : "delete"](box.value);
    mark();
  }

  document.addEventListener("click", (event) => {
    if (event.target.matches('input[form="several"]')) tick(event.target, event.target.checked, event.shiftKey);
    if (event.target.matches("[data-all]")) all(event.target.checked);
  });

  // On a line that is chosen, and nowhere else: there space has no other meaning.
  document.addEventListener("keydown", (event) => {
    const box = event.target.matches("[data-line]") && event.target.querySelector('input[form="several"]');
    if (event.key === "Escape" && any() && !event.target.closest("details[open], dialog")) all(false);
    if (event.key !== " " || !box) return;
    event.preventDefault();
    choice.choose(event.target);
    tick(box, !box.checked, event.shiftKey);
  });

  // What is being written for several stays while the screen around it changes.
  document.addEventListener("input", ({ target }) => target.closest(".several fieldset")?.setAttribute("data-begun", ""));

  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    if (!answer.ack || !SEVERAL.has(message.do) || !Array.isArray(message.inputs)) return;
    for (const one of message.inputs) ticked.delete(one);
    for (const one of bar()?.querySelectorAll("fieldset[data-begun]") || []) {
      one.removeAttribute("data-begun");
      for (const field of one.querySelectorAll("input")) field.value = "";
    }
    for (const open of bar()?.querySelectorAll("details[open]") || []) open.open = false;
    mark();
  });

  document.addEventListener("screen:changed", mark);
  mark();
  return { any, all, bar, lines };
});
