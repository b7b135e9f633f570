// The phone: after whatever changes, each behaviour sees to its own part of the screen.
"use strict";

hemicycle.part("phone", ({ afresh, ...parts }) => {
  const OWN = [
    "states", "vote", "box", "readback", "consent", "rewordings", "waiting", "leftovers", "others", "judging", "times",
    "hand", "toggles",
  ];

  function refresh() {
    if (afresh.isOver()) return afresh.leave();
    for (const name of OWN) parts[name].refresh();
  }

  const CHANGES = ["screen:changed", "store:changed", "outbox:submitted", "outbox:answered"];
  for (const change of CHANGES) document.addEventListener(change, refresh);
  refresh();
});
