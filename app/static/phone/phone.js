// The phone: after whatever changes, each behaviour sees to its own part of the screen; and what became of what
// was sent is said where it was sent from.
"use strict";

hemicycle.part("phone", ({ states, vote, words, leftovers, others, times }) => {
  const said = document.body.dataset;
  const { questions, run } = JSON.parse(document.getElementById("session").textContent);
  const formsOf = new Map(); // key of what was sent -> the id of its form
  let focused = null;
  let leaving = 0;

  function refresh() {
    if (document.getElementById("now").dataset.run !== String(run)) return beginAfresh();
    for (const part of [vote, words, leftovers, others, times, states]) part.refresh();
    keepPlace();
  }

  // The session was begun afresh: nothing this page knows holds any longer, and nothing can be done on it. A hall
  // does not reload at once.
  function beginAfresh() {
    document.querySelector("main").style.visibility = "hidden";
    leaving = leaving || setTimeout(() => location.replace(hemicycle.home()), 200 + Math.random() * 1500);
  }

  // Whoever walks by keyboard stays where the question was, when their question leaves the screen.
  function keepPlace() {
    if (focused && !focused.isConnected && document.activeElement === document.body) {
      document.getElementById("now").focus({ preventScroll: true });
    }
  }

  // A button that stands for yes or no turns at once; the server has the last word.
  function turn(form) {
    const button = form.querySelector("button");
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    form.querySelector('[name="agree"], [name="wanted"]').value = String(!on);
  }

  const formOf = (message) => formsOf.get(message.key) || { ballot: `vote-${message.item}`, input: `words-${message.item}`,
    revise: `revise-${message.input}` }[message.do] || "";

  document.addEventListener("outbox:submitted", ({ detail: { form, key, message } }) => {
    formsOf.set(key, form.id);
    if (form.matches("[data-toggle]")) turn(form);
    else if (message.do !== "ballot") states.say(form.id, said.waiting, "wait");
    refresh();
  });

  document.addEventListener("outbox:retrying", ({ detail: { message } }) => states.say(formOf(message), said.retrying, "wait"));

  document.addEventListener("outbox:answered", ({ detail: { message, answer } }) => {
    const id = formOf(message);
    const form = document.getElementById(id);
    formsOf.delete(message.key);
    if (answer.refused && form?.matches("[data-toggle]")) turn(form);
    const of = !form && questions[message.item] ? `${questions[message.item].title}: ` : "";
    if (answer.refused) states.say(id, of + answer.message, "bad");
    else states.say(id, message.do === "ballot" || form?.matches("[data-toggle]") ? "" : said.sent, "good");
    if (answer.ack && message.do === "ballot") states.forget(id);
    refresh();
  });

  document.addEventListener("focusin", (event) => { focused = event.target; });
  for (const change of ["outbox:swapped", "store:changed"]) document.addEventListener(change, refresh);
  refresh();
});
