// Before an open question is left or closed while some who are here have not answered, the first press says so and
// the second goes on: once for each opening of a question, whoever keeps it open meanwhile.
"use strict";

hemicycle.part("missing", ({ session, clock }) => {
  const LEAVING = ["next", "close"];
  const told = new Set(); // the questions of which it was said
  const place = document.getElementById("held");
  let turning = 0;

  const warning = () => document.getElementById("missing");
  const isDue = (one) => one.dataset.item !== "" && clock.now() >= Number(one.dataset.from);

  function holds(form) {
    const one = warning();
    const { do: act, item, leaving } = Object.fromEntries(new FormData(form));
    const left = act === "next" ? leaving : item;
    return LEAVING.includes(act) && isDue(one) && left === one.dataset.item && !told.has(one.dataset.asked);
  }

  // It stands from the question's last minute on; once it has held someone up it says how to go on.
  function show() {
    clearTimeout(turning);
    const one = warning();
    one.hidden = !isDue(one);
    if (one.dataset.item === "") return;
    one.querySelector(".again").hidden = !told.has(one.dataset.asked);
    const wait = Number(one.dataset.from) - clock.now();
    if (wait > 0) turning = setTimeout(show, Math.min(wait + 1, 60000));
  }

  document.addEventListener("outbox:submitting", (event) => {
    if (event.defaultPrevented || !holds(event.detail.form)) return;
    event.preventDefault();
    const one = warning();
    told.add(one.dataset.asked);
    show();
    place.textContent = [one.querySelector(".gap"), one.querySelector(".again")].map((p) => p.textContent).join(" ");
  });
  document.addEventListener("screen:changed", show);
  document.addEventListener("clock:set", show);
  show();
});
