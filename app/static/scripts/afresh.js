// The session was begun afresh: nothing this page knows holds any longer, and nothing can be done on it.
"use strict";

hemicycle.part("afresh", ({ session }) => {
  let leaving = 0;

  const isOver = () => document.getElementById("now").dataset.run !== String(session.run);

  // A hall does not reload at once.
  function leave() {
    document.querySelector("main").style.visibility = "hidden";
    leaving = leaving || setTimeout(() => location.replace(hemicycle.home()), 200 + Math.random() * 1500);
  }

  return { isOver, leave };
});
