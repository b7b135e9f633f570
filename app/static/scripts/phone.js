// The phone: after whatever changes, each behaviour sees to its own part of the screen.
"use strict";

hemicycle.part("phone", ({ vote, box, readback, consent, rewordings, waiting, leftovers, others, times, states, afresh }) => {
  function refresh() {
    if (afresh.isOver()) return afresh.leave();
    for (const part of [vote, box, readback, consent, rewordings, waiting, leftovers, others, times, states]) part.refresh();
  }

  const CHANGES = ["screen:changed", "store:changed", "outbox:submitted", "outbox:answered"];
  for (const change of CHANGES) document.addEventListener(change, refresh);
  refresh();
});
