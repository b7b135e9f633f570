// The boxes words are written in: what has been begun stands in them, after a reload, a push or another question.
"use strict";

hemicycle.part("words", ({ templates, outbox, drafts, count }) => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  let typing = ""; // the item whose box has been typed into on this page

  function refresh(emptied) {
    const form = one("form.words");
    if (form) restore(form, emptied);
    for (const box of all("textarea[data-rewording]")) restoreRewording(box);
    showWaiting();
  }

  function restore(form, emptied) {
    const draft = drafts.read(form.dataset.item);
    const box = one("textarea", form);
    if (box !== document.activeElement || emptied) put(box, draft.text || "");
    for (const radio of all("[name=prompt]", form)) radio.checked = radio.value === draft.prompt;
    for (const theme of all("[name=themes]", form)) theme.checked = (draft.themes || []).includes(theme.value);
    one("[data-hint-shown]", form).textContent = one("[name=prompt]:checked", form)?.dataset.hint || "";
    count.show(box);
  }

  function restoreRewording(box) {
    const begun = drafts.rewording(box.dataset.rewording);
    if (begun !== null && box !== document.activeElement) put(box, begun);
    if (begun !== null) box.closest("details").open = true;
    count.show(box);
  }

  function put(box, text) {
    if (box.value !== text) box.value = text;
  }

  // What was written before the scripts were there, or given back by a page made without them.
  function adopt() {
    const form = one("form.words");
    const text = form && one("textarea", form).value;
    if (text && !drafts.read(form.dataset.item).text) drafts.change(form.dataset.item, { text, ...chosen(form) });
  }

  const chosen = (form) => ({
    prompt: one("[name=prompt]:checked", form)?.value,
    themes: all("[name=themes]:checked", form).map((theme) => theme.value),
  });

  // What is sent and not yet acknowledged, of whatever question.
  function showWaiting() {
    const list = one("#waiting");
    const waiting = outbox.waiting().filter((message) => message.do === "input" || message.do === "revise");
    list.hidden = !waiting.length;
    if (list.dataset.keys === waiting.map((message) => message.key).join(" ")) return;
    list.dataset.keys = waiting.map((message) => message.key).join(" ");
    list.replaceChildren(...waiting.map((message) => {
      const row = templates.copy("waiting-row");
      one(".text", row).textContent = message.text;
      return row;
    }));
  }

  // Another tab of this phone wrote for the same question: what is typed here stays kept beside it.
  function keepMine() {
    const box = one("[data-draft]");
    const item = box?.dataset.draft;
    const kept = item ? drafts.read(item).text || "" : "";
    if (!item || item !== typing || !box.value.trim() || kept.includes(box.value.trim())) return;
    drafts.change(item, { text: [kept, box.value].filter(Boolean).join("\n") });
  }

  // What was sent is no draft any more; what another tab has written meanwhile still is.
  function sent({ item, text }) {
    const rest = (drafts.read(item).text || "").replace(text, "").trim();
    drafts.change(item, rest ? { text: rest } : { text: "", prompt: "", themes: [] });
    typing = "";
  }

  document.addEventListener("store:changed", keepMine);
  document.addEventListener("input", ({ target: box }) => {
    if (box.matches("[data-draft]")) {
      typing = box.dataset.draft;
      drafts.change(typing, { text: box.value });
    } else if (box.matches("[data-rewording]")) drafts.reword(box.dataset.rewording, box.value);
    else return;
    count.show(box);
  });

  document.addEventListener("change", ({ target }) => {
    const form = target.closest("form.words");
    if (!form || target.matches("textarea")) return;
    drafts.change(form.dataset.item, chosen(form));
    refresh();
  });

  document.addEventListener("outbox:submitted", ({ detail: { message } }) => {
    if (message.do === "input") sent(message);
    if (message.do === "revise") drafts.reword(message.input, null);
    refresh(message.do === "input");
  });

  document.addEventListener("outbox:settled", ({ detail: { message, answer } }) => {
    if (!answer.refused) return;
    if (message.do === "input") drafts.giveBack(message);
    if (message.do === "revise" && drafts.rewording(message.input) === null) drafts.reword(message.input, message.text);
  });

  adopt();
  return { refresh };
});
