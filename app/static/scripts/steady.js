// What a person looks at stays where it is while the page around it grows or shrinks: what they touched last, what has
// the focus, else what is as far down the screen as they have come down the page. So a finger meets what it was meant
// for, in every browser alike. At the top of the page nothing is held but what somebody writes in, and another question
// is read from there.
//
// Where a thing stands is noted before the screen changes, and as each picture of it is made, once all has its place:
// what is asked at any other time may be answered by a page that has grown already.
"use strict";

hemicycle.part("steady", () => {
  const STAYS = ".clock, .hand.has, #refusal"; // in its place on the screen, however the page is scrolled
  const page = document.documentElement;
  const question = document.getElementById("now");
  let held = []; // what is looked at and what it stands in, inmost first, each with its distance from the top
  let heldAt = 0; // how far down the page they were then
  let changing = false; // since then
  let touched = document.body;
  let item = question.dataset.item;

  const topOf = (one) => one.getBoundingClientRect().top;
  const moves = (one) => !one.closest(STAYS);
  const isInSight = (one) => one.isConnected && topOf(one) >= 0 && topOf(one) < innerHeight;
  const isWritten = (one) => one.matches("textarea, input") && isInSight(one);
  const furthest = () => page.scrollHeight - innerHeight;

  function looked() {
    const own = [touched, document.activeElement].filter((one) => one !== document.body);
    const height = innerHeight * (0.1 + 0.8 * Math.min(scrollY / furthest(), 1));
    return own.find((one) => isInSight(one) && moves(one)) || document.elementsFromPoint(innerWidth / 2, height).find(moves);
  }

  function hold() {
    held = [];
    heldAt = scrollY;
    if (scrollY <= 0 && !isWritten(document.activeElement)) return;
    for (let one = looked(); one && one !== document.body; one = one.parentElement) {
      held.push({ one, id: one.id, top: topOf(one) });
    }
  }

  // What was made anew is known by its name.
  const now = ({ one, id }) => (one.isConnected ? one : id && document.getElementById(id));

  // How far they have scrolled by themselves since: up goes also a page that grows shorter.
  function scrolled() {
    const by = scrollY - heldAt;
    return by < 0 && (changing || heldAt > furthest()) ? 0 : by;
  }

  function keep() {
    const same = held.find(now);
    if (same) scrollBy({ top: topOf(now(same)) - same.top + scrolled(), behavior: "instant" });
    hold();
    changing = false;
  }

  const pictures = new ResizeObserver(keep);
  function nextPicture() { // which an observer that begins anew is told of, also where no size has changed
    pictures.unobserve(document.body);
    pictures.observe(document.body);
  }

  document.addEventListener("screen:changing", () => {
    if (!changing) hold();
    changing = true;
  });
  document.addEventListener("screen:changed", () => {
    nextPicture();
    if (question.dataset.item === item) return;
    item = question.dataset.item;
    held = [];
    touched = document.body;
    scrollTo({ top: 0, behavior: "instant" });
  });
  window.addEventListener("pointerdown", ({ target }) => { touched = target; keep(); }); // what it does comes at once
  window.addEventListener("focusin", keep);
  for (const act of ["scroll", "focusout", "resize"]) {
    window.addEventListener(act, nextPicture, { passive: true });
  }
  nextPicture();
});
