// What a person looks at stays where it is while the page around it grows or shrinks: what they touched last, what has
// the focus, else what is as far down the screen as they have come down the page. So a finger meets what it was meant
// for, in every browser alike. At the top of the page nothing is held but what somebody writes in; nothing is where a
// script has led elsewhere, and another question is read from its beginning.
//
// Where a thing stands is noted before the screen changes, and as each picture of it is made, once all has its place:
// what is asked at any other time may be answered by a page that has grown already.
"use strict";

hemicycle.part("steady", () => {
  const STAYS = ".clock, .hand.has, #refusal"; // in its place on the screen, however the page is scrolled
  const FOLDED = "details:not([open]) > :not(summary)";
  const WRITTEN = "textarea, input:not([type=radio], [type=checkbox])";
  const page = document.documentElement;
  const question = document.getElementById("now");
  let held = []; // what is looked at and what it stands in, inmost first, each with its distance from the top
  let heldAt = 0; // how far down the page they were then
  let cameAt = 0; // as what has come came
  let changing = false; // since they were held
  let touched = document.body;
  let item = question.dataset.item;
  let wide = innerWidth;

  const topOf = (one) => one.getBoundingClientRect().top;
  const down = () => -topOf(page); // as all tops are told, also where the page is enlarged with two fingers
  const furthest = () => page.scrollHeight - page.clientHeight + 1; // they are whole numbers, where it is none
  const isShown = (one) => one.isConnected && one.getClientRects().length > 0 && !one.closest(FOLDED);
  const isInSight = (one) => isShown(one) && topOf(one) >= 0 && topOf(one) < innerHeight;
  const isWritten = (one) => one.matches(WRITTEN) && isInSight(one);
  const moves = (one) => !one.closest(STAYS);

  // By its boxes: Chromium 90 knows nothing at any point while it makes a picture.
  function inmostAt(x, y, around = document.body) {
    const within = [...around.children].find((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return left <= x && x < right && top <= y && y < bottom && isShown(one) && moves(one);
    });
    return within ? inmostAt(x, y, within) : around;
  }

  function looked() {
    const own = [touched, document.activeElement].filter((one) => one !== document.body);
    const height = innerHeight * (0.1 + 0.8 * Math.min(down() / furthest(), 1));
    return own.find((one) => isInSight(one) && moves(one)) || inmostAt(innerWidth / 2, height);
  }

  const note = (one) => held.push({ one, id: one.id, top: topOf(one) });

  function hold() {
    held = [];
    heldAt = down();
    if (heldAt > furthest()) return;
    if (heldAt <= 0) {
      if (isWritten(document.activeElement)) note(document.activeElement);
      return;
    }
    for (let one = looked(); one && one !== document.body; one = one.parentElement) note(one);
  }

  function letGo() {
    held = [];
    touched = document.body;
  }

  // What was made anew is known by its name.
  function now({ one, id }) {
    const it = one.isConnected ? one : id && document.getElementById(id);
    return it && isShown(it) && moves(it) ? it : null;
  }

  // How far they have scrolled by themselves since: up goes also a page that grows shorter.
  function scrolled() {
    const by = down() - heldAt;
    return by < 0 && heldAt > furthest() ? 0 : by;
  }

  // As far as the page is long enough: the rest stays to be done.
  function putBack() {
    const same = held.find(now);
    const by = same ? topOf(now(same)) - same.top + scrolled() : 0;
    if (Math.abs(by) < 0.5) return; // else a fling would be stopped for nothing
    const before = down();
    scrollBy({ top: by, behavior: "instant" });
    heldAt += down() - before;
  }

  function keep() {
    putBack();
    hold();
    changing = false;
  }

  const pictures = new ResizeObserver(keep);
  function nextPicture() { // which an observer that begins anew is told of, also where no size has changed
    pictures.unobserve(document.body);
    pictures.observe(document.body);
  }

  document.addEventListener("screen:changing", () => {
    if (!changing) keep();
    changing = true;
  });
  // Before any other part sees to what has come: a page that was short for a moment has gone up by itself.
  window.addEventListener("screen:changed", () => {
    cameAt = down();
    heldAt = Math.min(heldAt, cameAt);
  }, { capture: true });
  // And after all of them, at once: a finger that comes down before the next picture was meant for the last.
  document.addEventListener("screen:changed", () => {
    if (Math.abs(down() - cameAt) > 1) letGo(); // a part has led to what has come
    if (question.dataset.item !== item) {
      item = question.dataset.item;
      letGo();
      scrollTo({ top: 0, behavior: "instant" });
    }
    putBack();
    nextPicture();
  });
  document.addEventListener("outbox:submitting", ({ detail: { form } }) => {
    if (form.matches(".judge")) letGo(); // it leaves for those read
  });
  window.addEventListener("pointerdown", ({ target }) => { touched = target; keep(); }); // what it does comes at once
  window.addEventListener("focusin", keep);
  window.addEventListener("resize", () => {
    if (innerWidth !== wide) hold(); // turned round: the browser sees to it
    wide = innerWidth;
    nextPicture();
  });
  for (const act of ["scroll", "focusout"]) window.addEventListener(act, nextPicture, { passive: true });
  nextPicture();
});
