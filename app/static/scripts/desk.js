// The rapporteur's desk by keyboard. What is done goes to the log at once, so nothing is ever unsaved.
"use strict";

hemicycle.part("desk", ({ session, outbox, keys, evidence, handling }) => {
  const STANCES = { 1: "supports", 2: "nuances", 3: "opposes", 4: "adds", 0: "" };
  const { piece, step } = evidence;
  const statement = () => document.getElementById("desk").dataset.statement;
  const said = document.getElementById("desk-said");
  const list = document.getElementById("keys");

  function tell(text, bad = false) {
    said.textContent = text;
    said.hidden = !text;
    said.classList.toggle("bad", bad);
  }

  function weigh(stance) {
    const one = piece();
    if (!one || !statement()) return false;
    return outbox.send({ do: "weigh", statement: statement(), evidence: one.dataset.piece, stance });
  }

  function link(by) {
    const links = [...document.querySelectorAll("[data-statement-link]")];
    const now = links.findIndex((one) => one.dataset.statementLink === statement());
    const next = links[now < 0 ? 0 : now + by];
    next?.click();
    return Boolean(next);
  }

  function edit() {
    const box = document.querySelector("form.edit textarea");
    box?.focus();
    return Boolean(box);
  }

  // Of the input in hand, whose data say what was done with it.
  const onInput = (act) => () => {
    const one = piece();
    return one && "input" in one.dataset ? act(one, one.dataset) : false;
  };
  const isQuoted = (is) => "quoted" in is && !("quotedBefore" in is);
  const acts = {
    j: () => step(1),
    k: () => step(-1),
    t: onInput((one) => handling.ask("theming", one)),
    g: onInput((one, is) => handling.ask("grouping", one, is.group)),
    x: onInput((one, is) => handling.ask("why", one, is.why)),
    l: onInput((one, is) => outbox.send({ do: "consider", input: is.piece, why_not: is.why })),
    q: onInput((one, is) => outbox.send({ do: isQuoted(is) ? "unquote" : "quote", input: is.piece })),
    n: () => document.getElementById("draft-text").focus(),
    e: edit,
    "/": () => document.getElementById("desk-sought").focus(),
    "[": () => link(-1),
    "]": () => link(1),
    "?": () => list.showModal?.(),
  };

  keys.listen((letter) => {
    const act = letter in STANCES ? () => weigh(STANCES[letter]) : acts[letter];
    return act ? act() !== false : false;
  }, "jk?[]/");

  // A filter stands in the address: after a reload it is set as before.
  document.getElementById("desk-filters").addEventListener("input", ({ currentTarget }) => {
    const set = [...new FormData(currentTarget)].filter(([, value]) => value);
    history.replaceState(history.state, "", `?${new URLSearchParams(set)}`);
  });

  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-keys-open]")) list.showModal?.();
  });
  document.addEventListener("desk:waiting", () => tell(session.words.waiting));
  document.addEventListener("keys:idle", ({ detail: { key } }) => tell(said.dataset.idle.replace("{key}", key)));
  document.addEventListener("line:watched", () => { if (outbox.isSlow()) tell(session.words.waiting); });
  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    const inForm = message.do === "redraft" && document.getElementById(`edit-${message.statement}`);
    if (!inForm) tell(answer.refused ? answer.message : "", Boolean(answer.refused));
  });

  // What was suggested and is done is out of the way.
  document.addEventListener("outbox:submitted", ({ detail: { form } }) => {
    if (form.closest("#suggestions")) (form.closest("li") || form).remove();
  });
});
