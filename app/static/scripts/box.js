// The box a short input is written in: what has been begun stands in it, after a reload, a push or another question.
"use strict";

hemicycle.part("box", ({ drafts, boxes, count }) => {
  const all = (selector, within) => [...within.querySelectorAll(selector)];
  const formShown = () => document.querySelector("form.words");
  const boxOf = (form) => form.querySelector("textarea");
  const prompted = (form) => form.querySelector("[name=prompt]:checked");
  let typing = ""; // the item whose box has been typed into on this page

  function refresh() {
    const form = formShown();
    if (!form) return;
    const draft = drafts.read(form.dataset.item);
    const box = boxOf(form);
    if (boxes.put(box, draft.text || "")) typing = "";
    for (const radio of all("[name=prompt]", form)) radio.checked = radio.value === draft.prompt;
    for (const theme of all("[name=themes]", form)) theme.checked = (draft.themes || []).includes(theme.value);
    form.querySelector("[data-hint-shown]").textContent = prompted(form)?.dataset.hint || "";
    count.show(box);
  }

  const chosen = (form) => ({
    prompt: prompted(form)?.value,
    themes: all("[name=themes]:checked", form).map((theme) => theme.value),
  });

  // Another tab of this phone wrote for the same question: what is typed here stays kept beside it.
  function keepMine() {
    const form = formShown();
    const item = form?.dataset.item;
    const text = form ? boxOf(form).value : "";
    const kept = item ? drafts.read(item).text || "" : "";
    if (!item || item !== typing || !text.trim() || kept.includes(text.trim())) return;
    drafts.change(item, { text: [kept, text].filter(Boolean).join("\n") });
  }

  // What was sent is no draft any more; what another tab has written meanwhile still is.
  function sent({ item, text }) {
    const rest = (drafts.read(item).text || "").replace(text, "").trim();
    drafts.change(item, rest ? { text: rest } : { text: "", prompt: "", themes: [] });
    typing = "";
    refresh();
  }

  document.addEventListener("store:changed", keepMine);
  document.addEventListener("input", ({ target }) => {
    if (!target.matches("[data-draft]")) return;
    typing = target.dataset.draft;
    drafts.change(typing, { text: target.value });
    count.show(target);
  });
  document.addEventListener("change", ({ target }) => {
    const form = target.closest("form.words");
    if (!form || target.matches("textarea")) return;
    drafts.change(form.dataset.item, chosen(form));
    refresh();
  });
  document.addEventListener("outbox:submitted", ({ detail: { message } }) => {
    if (message.do === "input") sent(message);
  });

  // What was written before the scripts were there, or given back by a page made without them.
  const early = formShown();
  const text = early && boxOf(early).value;
  if (text && !drafts.read(early.dataset.item).text) drafts.change(early.dataset.item, { text, ...chosen(early) });
  return { refresh };
});
