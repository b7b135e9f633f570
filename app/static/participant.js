// The phone: drafts that survive a reload, own answers in place, ranking by taps, and the inputs of others.
"use strict";

(() => {
  const { code } = document.body.dataset;
  const words = document.body.dataset;
  const ballots = JSON.parse(document.getElementById("ballots").textContent);
  const forms = new Map(); // key of what was sent -> the form it came from

  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // The vote

  function restoreVote() {
    const form = one("form.vote");
    const item = one("#now")?.dataset.item;
    const waiting = outbox.waiting().filter((m) => m.do === "ballot" && m.item === item).pop();
    const answer = waiting ? waiting.answer : ballots[item];
    const state = one("#now [data-state]");
    if (form && answer && !form.dataset.touched) fill(form, answer);
    if (form && answer) one("button.primary", form).textContent = one("button.primary", form).dataset.again;
    if (state && answer) state.textContent = waiting ? words.waiting : state.dataset.in;
    if (form) { limits(form); ranks(form); }
  }

  function fill(form, answer) {
    for (const [row, chosen] of Object.entries(answer)) {
      const name = row ? `answer.${row}` : "answer";
      for (const input of all(`[name="${CSS.escape(name)}"]`, form)) input.checked = chosen.includes(input.value);
      chosen.forEach((option, place) => {
        const select = one(`select[name="rank.${CSS.escape(option)}"]`, form);
        if (select) select.value = String(place + 1);
      });
    }
  }

  function limits(form) {
    for (const row of all("fieldset[data-at-most]:not(.ranking)", form)) {
      const most = Number(row.dataset.atMost);
      const boxes = all('input[type="checkbox"]', row);
      const none = boxes.find((box) => box.value === "no_opinion");
      const chosen = boxes.filter((box) => box.checked && box !== none).length;
      for (const box of boxes) if (box !== none) box.disabled = !box.checked && chosen >= most;
      const shown = one("[data-chosen]", row);
      if (shown) shown.textContent = chosen ? shown.dataset.chosen.replace("{n}", chosen).replace("{most}", most) : "";
    }
  }

  function ranks(form) {
    for (const rank of all("label.rank", form)) rank.classList.toggle("ranked", Boolean(one("select", rank).value));
  }

  // Tapping an option gives it the next place, or takes its place away; the others move up.
  function tapRank(label) {
    const selects = all("select", label.closest("fieldset"));
    const mine = one("select", label);
    const most = Number(label.closest("fieldset").dataset.atMost);
    const ranked = selects.filter((s) => s.value).sort((a, b) => a.value - b.value);
    const order = mine.value ? ranked.filter((s) => s !== mine) : ranked.length < most ? [...ranked, mine] : ranked;
    for (const select of selects) select.value = order.includes(select) ? String(order.indexOf(select) + 1) : "";
  }

  document.addEventListener("click", (event) => {
    const label = event.target.closest("label.rank");
    if (!label || event.target.closest("select")) return;
    event.preventDefault();
    tapRank(label);
    label.dispatchEvent(new Event("change", { bubbles: true }));
  });

  document.addEventListener("change", (event) => {
    const form = event.target.closest("form.vote");
    if (!form) return;
    form.dataset.touched = "yes";
    const row = event.target.closest("fieldset");
    const none = one('input[type="checkbox"][value="no_opinion"]', row);
    if (none && event.target === none && none.checked) {
      for (const box of all('input[type="checkbox"]', row)) box.checked = box === none;
      for (const select of all("select", row)) select.value = "";
    } else if (none && event.target !== none) none.checked = false;
    if (event.target.matches("select") && event.target.value) {
      for (const other of all("select", row)) if (other !== event.target && other.value === event.target.value) other.value = "";
    }
    limits(form);
    ranks(form);
  });

  // The words

  const draftKey = (item) => `hemicycle:${code}:draft:${item}`;
  const read = (key) => { try { return localStorage.getItem(key) || ""; } catch { return ""; } };
  const write = (key, text) => { try { text ? localStorage.setItem(key, text) : localStorage.removeItem(key); } catch { /* private mode */ } };

  let writingFor = ""; // the item whose box stands on the screen
  let leftOver = null; // what was half written when the session went on

  function restoreDraft() {
    const box = one("[data-draft]");
    const item = box?.dataset.draft || "";
    if (writingFor && item !== writingFor) {
      const text = read(draftKey(writingFor));
      if (text.trim()) leftOver = { item: writingFor, text };
      if (box) box.value = "";
    }
    writingFor = item;
    if (box && !box.value) box.value = read(draftKey(item));
    if (box) count(box);
    showLeftOver();
  }

  function showLeftOver() {
    const note = one("[data-leftover]");
    if (!note) return;
    note.hidden = !leftOver || leftOver.item === writingFor;
    one(".text", note).textContent = leftOver?.text || "";
  }

  document.addEventListener("click", (event) => {
    if (!leftOver || !event.target.closest("[data-leftover-send], [data-leftover-use]")) return;
    const { item, text } = leftOver;
    leftOver = null;
    write(draftKey(item), "");
    if (event.target.closest("[data-leftover-send]")) outbox.send({ do: "input", item, text });
    else {
      const box = one("[data-draft]");
      box.value = [box.value, text].filter(Boolean).join(" ").slice(0, box.maxLength);
      write(draftKey(writingFor), box.value);
      count(box);
      box.focus();
    }
    showLeftOver();
  });

  function count(box) {
    const left = one("[data-count]");
    if (left) left.textContent = box.maxLength - box.value.length;
  }

  document.addEventListener("input", (event) => {
    const box = event.target;
    if (!box.matches("[data-draft]")) return;
    write(draftKey(box.dataset.draft), box.value);
    count(box);
  });

  document.addEventListener("change", (event) => {
    const hint = one("[data-hint-shown]");
    if (event.target.name === "prompt" && hint) hint.textContent = event.target.dataset.hint;
  });

  function showWaiting() {
    const list = one("#waiting");
    if (!list) return;
    const waiting = outbox.waiting().filter((message) => message.do === "input");
    list.hidden = !waiting.length;
    list.replaceChildren(...waiting.map((message) => {
      const row = document.createElement("li");
      row.className = "input own waiting";
      const text = document.createElement("p");
      text.className = "text";
      text.dir = "auto";
      text.textContent = message.text;
      const state = document.createElement("p");
      state.className = "meta";
      state.textContent = words.waiting;
      row.append(text, state);
      return row;
    }));
  }

  // What became of it

  document.addEventListener("outbox:submitted", ({ detail: { form, key } }) => {
    forms.set(key, form);
    if (form.matches("[data-toggle], [data-hand]")) return turn(form);
    const state = one("[data-state]", form);
    if (state) { state.textContent = words.waiting; state.className = "state wait"; }
    if (form.matches(".words")) {
      form.reset();
      write(draftKey(form.dataset.item), "");
      const box = one("textarea", form);
      box.value = "";
      count(box);
      one("[data-hint-shown]", form).textContent = "";
    }
    showWaiting();
  });

  document.addEventListener("outbox:retrying", () => {
    const state = one("#now [data-state]") || one(".words [data-state]");
    if (state) { state.textContent = words.retrying; state.className = "state wait"; }
  });

  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    const form = forms.get(message.key);
    forms.delete(message.key);
    if (message.do === "ballot" && answer.ack) ballots[message.item] = message.answer;
    if (message.do === "withdraw" && message.item && answer.ack) delete ballots[message.item];
    if (answer.refused && form?.matches("[data-toggle], [data-hand]")) turn(form);
    say(message, form, answer);
    showWaiting();
    if (answer.ack) restoreVote();
  });

  function say(message, form, answer) {
    const where = message.do === "input" ? one(".words [data-state]") : message.do === "ballot" ? one("#now [data-state]") : form && one("[data-state]", form);
    if (answer.refused && message.do === "input") giveBack(message);
    if (!where) return answer.refused ? note(answer.message) : undefined;
    where.textContent = answer.refused ? answer.message : where.dataset.in || words.sent;
    where.className = answer.refused ? "state bad" : "state good";
  }

  // What was not accepted goes back into the box, so that no word is lost.
  function giveBack(message) {
    const box = one("[data-draft]");
    if (box && box.dataset.draft === message.item && !box.value) {
      box.value = message.text;
      count(box);
    }
    write(draftKey(message.item), message.text);
  }

  function note(text) {
    const line = one("#line");
    line.textContent = text;
    line.hidden = false;
  }

  function turn(form) {
    const button = one("button", form);
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    one('[name="agree"], [name="wanted"]', form).value = String(!on);
  }

  // The inputs of others

  let asked = "";
  let asking = 0;

  function othersWanted() {
    const section = one("#others");
    const counted = one("#others-count");
    if (!section?.dataset.item || counted?.dataset.item !== section.dataset.item) return; // of the question before
    for (const id of counted.dataset.gone.split(" ")) if (id) one(`#other-${CSS.escape(id)}`)?.remove();
    const now = `${section.dataset.item}:${counted.dataset.inputs}`;
    if (now === asked || asking || Number(counted.dataset.inputs) === 0 || have().length >= 10) return;
    asked = now;
    asking = setTimeout(() => { asking = 0; askOthers(); othersWanted(); }, 300 + Math.random() * 2500);
  }

  const have = () => all("#others-list [data-input]").map((row) => row.dataset.input);

  function askOthers() {
    const item = one("#others")?.dataset.item;
    if (item) outbox.ask({ do: "others", item, have: have() });
  }

  document.addEventListener("click", (event) => { if (event.target.closest("[data-more]")) askOthers(); });

  // Times

  function localTimes() {
    const zone = Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    for (const time of all("time[data-local]")) {
      const own = zone.format(new Date(time.dateTime));
      if (own === time.textContent || time.dataset.own === own) continue;
      time.dataset.own = own;
    }
    const note = one("[data-local-note]");
    if (note && one("time[data-own]")) note.textContent = note.dataset.localNote;
  }

  function refresh() {
    restoreVote();
    restoreDraft();
    showWaiting();
    othersWanted();
    localTimes();
    serverClock.show();
  }

  document.addEventListener("outbox:swapped", refresh);
  refresh();
})();
