// What a person looks at stays where it is while the page around it grows or shrinks: what they touched last, what has
// the focus, else what is as far down the screen as they have come down the page. So a finger meets what it was meant
// for, also where the browser does nothing of the kind. At the top of the page nothing is held, and another question
// is read from there.
"use strict";

hemicycle.part("steady", () => {
  const question = document.getElementById("now");
  let held = []; // what is looked at and what it stands in, inmost first, each with its distance from the top
  let touched = document.body;
  let item = question.dataset.item;
  let soon = 0;

  const topOf = (one) => one.getBoundingClientRect().top;
  const isInSight = (one) => one.isConnected && topOf(one) >= 0 && topOf(one) < innerHeight;

  function looked() {
    const own = [touched, document.activeElement].find((one) => one !== document.body && isInSight(one));
    const down = scrollY / (document.documentElement.scrollHeight - innerHeight);
    return own || document.elementFromPoint(innerWidth / 2, innerHeight * (0.1 + 0.8 * Math.min(down, 1)));
  }

  function hold() {
    cancelAnimationFrame(soon);
    soon = requestAnimationFrame(() => {
      held = [];
      if (scrollY <= 0) return;
      for (let one = looked(); one && one !== document.body; one = one.parentElement) {
        held.push({ one, id: one.id, top: topOf(one) });
      }
    });
  }

  // What was made anew is known by its name.
  const now = ({ one, id }) => (one.isConnected ? one : id && document.getElementById(id));

  function keep() {
    const same = held.find(now);
    if (same) scrollBy({ top: topOf(now(same)) - same.top, behavior: "instant" });
    hold();
  }

  document.addEventListener("screen:changed", () => {
    if (question.dataset.item === item) return;
    item = question.dataset.item;
    held = [];
    touched = document.body;
    scrollTo({ top: 0, behavior: "instant" });
  });
  window.addEventListener("pointerdown", ({ target }) => { touched = target; hold(); });
  new ResizeObserver(keep).observe(document.body);
  for (const act of ["scroll", "focusin", "focusout", "resize"]) window.addEventListener(act, hold, { passive: true });
  hold();
});
