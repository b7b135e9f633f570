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
    if (one === document.body || lid.contains(one)) return;
    const [over, at] = [notices.getBoundingClientRect(), one.getBoundingClientRect()];
    if (at.top < over.bottom && at.bottom > over.top) one.scrollIntoView({ block: "nearest" });
  }

  function watch() {
    sizes.disconnect();
    for (const one of [lid, notices, bar()]) if (one) sizes.observe(one);
  }

  document.addEventListener("screen:changed", watch);
  watch();
});
