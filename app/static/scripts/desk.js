// The rapporteur's desk by keyboard. What is done goes to the log at once, so nothing is ever unsaved; what is
// typed goes there as soon as its field is left, and stays in it until it is there.
"use strict";

hemicycle.part("desk", ({ session, outbox, keys }) => {
  const STANCES = { 1: "supports", 2: "nuances", 3: "opposes", 4: "adds", 0: "" };
  const LANGUAGES = ["en", "es", "fr"];
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const desk = () => document.getElementById("desk");
  const statement = () => desk().dataset.statement;
  const said = document.getElementById("desk-said");
  const list = document.getElementById("keys");
  const why = document.getElementById("why");
  const theming = document.getElementById("theming");
  let at = ""; // the piece that the keys act on
  let node = null; // where it stands
  let drafting = false; // a statement was sent, and not answered yet

  // Pieces, as they stand; by theme, one may stand more than once.
  const pieces = () => all("[data-piece]").filter((one) => one.closest("details").open);
  const isAt = (one) => one?.isConnected && one.dataset.piece === at && one.closest("details").open;
  const piece = () => (isAt(node) ? node : pieces().find((one) => one.dataset.piece === at));

  function choose(one) {
    if (!one) return;
    at = one.dataset.piece;
    node = one;
    show();
    one.focus({ preventScroll: true });
    one.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const there = pieces();
    const now = there.indexOf(piece());
    choose(there[now < 0 ? 0 : Math.min(there.length - 1, Math.max(0, now + by))]);
  }

  function show() {
    const chosen = piece();
    for (const one of all("[data-piece]")) one.classList.toggle("chosen", one === chosen);
  }

  function tell(text, bad = false) {
    said.textContent = text;
    said.hidden = !text;
    said.classList.toggle("bad", bad);
  }

  function weigh(stance) {
    if (piece() && statement()) outbox.send({ do: "weigh", statement: statement(), evidence: at, stance });
  }

  function ask(dialog, one) {
    dialog.querySelector("[data-of]").textContent = one.dataset.piece;
    const field = dialog.querySelector("input");
    field.value = dialog === why ? one.dataset.why : "";
    dialog.returnValue = "";
    dialog.showModal();
    field.focus();
  }

  function link(by) {
    const links = all("[data-statement-link]");
    const now = links.findIndex((one) => one.dataset.statementLink === statement());
    links[now < 0 ? 0 : now + by]?.click();
  }

  const onInput = (act) => () => { if (piece() && "input" in piece().dataset) act(piece()); };
  const acts = {
    j: () => step(1),
    k: () => step(-1),
    t: onInput((one) => ask(theming, one)),
    x: onInput((one) => ask(why, one)),
    l: onInput(() => outbox.send({ do: "consider", input: at, why_not: piece().dataset.why })),
    q: onInput((one) => outbox.send({ do: "quoted" in one.dataset ? "unquote" : "quote", input: at })),
    n: () => document.getElementById("draft-text").focus(),
    e: () => document.querySelector("form.edit textarea")?.focus(),
    "/": () => document.getElementById("desk-sought").focus(),
    "[": () => link(-1),
    "]": () => link(1),
    "?": () => list.showModal?.(),
  };

  keys.listen((letter) => {
    const act = letter in STANCES ? () => weigh(STANCES[letter]) : acts[letter];
    if (act) act();
    return Boolean(act);
  }, "jk?[]/");

  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-keys-open]")) list.showModal?.();
    const one = target.closest("[data-piece]");
    if (one && !target.closest("a, button")) choose(one);
  });

  why.addEventListener("close", () => {
    if (why.returnValue === "save") {
      outbox.send({ do: "consider", input: at, why_not: why.querySelector("input").value });
    }
    piece()?.focus();
  });

  theming.addEventListener("close", () => {
    const named = theming.querySelector("input").value.trim();
    if (theming.returnValue === "save" && named) theme(named);
    piece()?.focus();
  });

  // A theme of the list, by its id; else one of the rapporteur's own, which is named first.
  function theme(named) {
    const id = named.split(" ")[0];
    const known = all("#theme-list option").some((one) => one.value.split(" ")[0] === id);
    if (known) return tag(at, id);
    const key = outbox.send({ do: "name_theme", label: named });
    waiting.set(key, at);
  }

  const waiting = new Map(); // key of a theme that is being named -> the input that is to have it

  function tag(input, id) {
    const has = (all("[data-piece]").find((one) => one.dataset.piece === input)?.dataset.themes || "").split(" ");
    outbox.send({ do: has.includes(id) ? "untag" : "tag", input, theme: id });
  }

  // What is typed at the statement in hand: it stays as it is, whatever comes, until it is saved.
  const RESTS = 2500; // milliseconds without a key
  const sent = new Map(); // a field's id -> what was sent of it last, as long as its form is begun
  const isEdited = (field) => Boolean(field?.form?.matches("form.edit"));
  let resting = 0;

  document.addEventListener("input", ({ target }) => {
    if (!isEdited(target)) return;
    begin(target.form);
    clearTimeout(resting);
    resting = setTimeout(() => keep(target), RESTS);
  });
  document.addEventListener("change", ({ target }) => { if (isEdited(target)) keep(target); });
  window.addEventListener("pagehide", () => {
    if (isEdited(document.activeElement)) keep(document.activeElement);
  });

  function keep(field) {
    clearTimeout(resting);
    if ((sent.get(field.id) ?? field.defaultValue) === field.value) return;
    sent.set(field.id, field.value);
    save(field.form, { [field.name]: field.value });
  }

  // Whoever rewords twice before the first was answered has seen their own first wording.
  function save(form, changes) {
    const revision = Number(form.dataset.revision);
    begin(form);
    outbox.send({ do: "redraft", statement: form.dataset.redraft, revision, ...changes });
    if (LANGUAGES.some((one) => one in changes)) form.dataset.revision = revision + 1;
    form.querySelector("[data-edit-said]").textContent = session.words.waiting;
  }

  // Where another reworded it meanwhile, whoever typed here reads theirs in the list and says which is to stand.
  document.addEventListener("click", ({ target }) => {
    const form = target.closest("form.edit");
    if (form && target.closest("[data-theirs]")) return location.reload();
    if (!form || !target.closest("[data-mine]")) return;
    form.dataset.revision = desk().dataset.revision;
    save(form, Object.fromEntries(LANGUAGES.map((one) => [one, form.elements[one].value])));
  });

  const begin = (form) => form.setAttribute("data-begun", "");

  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    const input = waiting.get(message.key);
    waiting.delete(message.key);
    if (input && answer.made) tag(input, answer.made);
    const form = message.do === "redraft" && document.getElementById(`edit-${message.statement}`);
    if (form) saved(form, message, answer);
    else tell(answer.refused ? answer.message : "", Boolean(answer.refused));
    if (message.do === "draft") drafting = false;
    if (message.do === "draft" && answer.made) drafted(answer.made);
  });

  function saved(form, message, answer) {
    const place = form.querySelector("[data-edit-said]");
    place.textContent = answer.refused ? answer.message : session.words.sent;
    place.className = `outcome ${answer.refused ? "bad" : "good"}`;
    form.querySelector(".mine-again").hidden = answer.reason !== "statement_reworded";
    form.toggleAttribute("data-kept", Boolean(answer.refused));
    if (answer.reason === "statement_reworded") form.dataset.revision = message.revision;
    if (!answer.refused && !form.contains(document.activeElement)) settle(form);
  }

  document.addEventListener("outbox:submitting", (event) => {
    if (event.detail.form.id === "draft" && drafting) event.preventDefault();
  });
  document.addEventListener("outbox:submitted", ({ detail: { message } }) => {
    if (message.do !== "draft") return;
    drafting = true;
    tell(session.words.waiting);
  });

  // What was suggested and is done is out of the way.
  document.addEventListener("outbox:submitted", ({ detail: { form } }) => {
    if (form.closest("#suggestions")) (form.closest("li") || form).remove();
  });

  function drafted(id) {
    if (document.querySelector("form.edit[data-begun]")) return; // somebody is writing
    const url = new URL(location.href);
    url.searchParams.set("statement", id);
    location.assign(url);
  }

  document.addEventListener("focusout", ({ target }) => {
    const form = target.form;
    if (form?.matches("form.edit[data-begun]") && !outbox.waiting().some((one) => one.do === "redraft")) settle(form);
  });

  // Nothing of it is unsaved: it follows what comes again.
  function settle(form) {
    if (form.hasAttribute("data-kept")) return; // what was refused is still theirs
    sent.clear();
    form.removeAttribute("data-begun");
  }

  document.addEventListener("htmx:after:swap", show);
  document.addEventListener("screen:changed", show);
  step(0);
  return {};
});
