// How much of the page what stays in sight covers: nothing that has the focus is behind it.
"use strict";

hemicycle.part("covered", () => {
  const root = document.documentElement;
  const lid = document.querySelector(".lid");
  const notices = lid.querySelector(".notices");
  const bar = () => document.getElementById("several");
  const sizes = new ResizeObserver(measure);

  function measure() {
    root.style.setProperty("--covered", `${lid.offsetHeight || notices.offsetHeight}px`);
    root.style.setProperty("--bar", `${bar()?.offsetHeight || 0}px`);
    uncover(document.activeElement);
  }

  function uncover(one) {
    const over = [notices, bar()].filter((cover) => cover?.offsetHeight);
    if (one === document.body || [lid, ...over].some((cover) => cover.contains(one))) return;
    if (over.some((cover) => covers(cover.getBoundingClientRect(), one.getBoundingClientRect()))) {
      one.scrollIntoView({ block: "nearest" });
    }
  }

  const covers = (over, at) =>
    at.top < over.bottom && at.bottom > over.top && at.left < over.right && at.right > over.left;

  function watch() {
    sizes.disconnect();
    for (const one of [lid, notices, bar()]) if (one) sizes.observe(one);
  }

  document.addEventListener("screen:changed", watch);
  watch();
});
