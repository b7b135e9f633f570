// Single keys: which letter was meant, whether someone only types, and whether this device wants them at all.
"use strict";

hemicycle.part("keys", ({ session }) => {
  const STORE = "hemicycle:keys";
  const A_WORD = 300; // letters that follow each other faster, in milliseconds, are a word and no key
  const WRITING = [ // a command in a menu asks for one thing: there is nothing to choose in it
    "input:not([type=hidden], [type=checkbox], [type=radio])", "textarea", "select", "[contenteditable]", "dialog",
    "details[open] form:not(.command)",
  ].join(", ");
  const LETTER = /^\p{L}+$/u;
  const LATIN = /\p{Script=Latin}/u;

  let on = true;
  let letteredElsewhere = false; // the last letter was of another script: its places are those of a Latin keyboard
  let typedAt = -Infinity;
  let quickly = "";
  const acts = [];

  try { on = localStorage.getItem(STORE) !== "off"; } catch { /* private mode */ }

  // The printed letter where it is a Latin one; on other scripts' keyboards, the place of the key. A figure is its
  // key, whether or not the keyboard wants it shifted.
  function letter(event) {
    const figure = /^Digit([0-9])$/.exec(event.code);
    if (figure && !event.shiftKey) return figure[1];
    const foreign = LETTER.test(event.key) && !LATIN.test(event.key);
    if (foreign || (LETTER.test(event.key) && event.key.length === 1)) letteredElsewhere = foreign;
    const byPlace = foreign || letteredElsewhere || event.key === "Process" || event.key === "Unidentified";
    const place = byPlace && /^Key([A-Z])$/.exec(event.code);
    return (place ? place[1] : event.key).toLowerCase();
  }

  function isOurs(event) {
    if (!on || event.defaultPrevented || event.repeat || event.isComposing) return false;
    if (event.ctrlKey || event.metaKey || event.altKey || event.getModifierState("AltGraph")) return false;
    return !event.target.closest(WRITING) && !document.querySelector("dialog[open]");
  }

  // Left and right, where they mean nothing else: they choose among radio buttons.
  const isArrow = (event) =>
    /^Arrow(Left|Right)$/.test(event.key) && !event.shiftKey && !event.target.closest("input");

  // Whether the list of keys has it.
  function isKnown(meant) {
    const named = [...document.querySelectorAll("#keys dt kbd")].map((one) => one.textContent.toLowerCase());
    return named.includes(meant) || (/^[0-9]$/.test(meant) && named.includes("9"));
  }

  // `act(letter)` says whether it did something, or began to. `quick` letters change nothing and may follow each other.
  function listen(act, quick = "") {
    acts.push(act);
    quickly += quick;
  }

  document.addEventListener("keydown", (event) => {
    if (!isOurs(event)) return;
    const meant = letter(event);
    if (meant.length > 1 && !isArrow(event)) return; // Enter and the like
    const inAWord = event.timeStamp - typedAt < A_WORD;
    if (!quickly.includes(meant)) typedAt = event.timeStamp;
    if (inAWord) return;
    if (acts.some((act) => act(meant))) event.preventDefault();
    else if (isKnown(meant)) session.tell("keys:idle", { key: meant.toUpperCase() });
  });

  function show() {
    document.body.classList.toggle("keyless", !on);
    for (const box of document.querySelectorAll("[data-keys-on]")) box.checked = on;
    if (on) return;
    for (const one of document.querySelectorAll("[aria-keyshortcuts]")) one.removeAttribute("aria-keyshortcuts");
  }

  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-keys-on]")) return;
    on = event.target.checked;
    try { localStorage.setItem(STORE, on ? "on" : "off"); } catch { /* private mode */ }
    show();
  });
  document.addEventListener("screen:changed", show);
  show();
  return { listen };
});
