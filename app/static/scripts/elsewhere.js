// Of which other statements the words of whoever is at the desk could not be saved, and are kept.
"use strict";

hemicycle.part("elsewhere", ({ rewording }) => {
  const place = document.getElementById("elsewhere");
  const words = place.textContent;

  function show() {
    const { run, statement } = document.getElementById("desk").dataset;
    const others = rewording.keptOf(run, "redraft").filter((one) => one !== statement);
    place.replaceChildren(words, ...others.flatMap((one) => [" ", link(one)]));
    place.hidden = !others.length;
  }

  function link(statement) {
    const drawn = document.createElement("a");
    drawn.href = `?${new URLSearchParams({ statement })}`;
    drawn.textContent = statement;
    return drawn;
  }

  const CHANGES = ["htmx:after:swap", "store:changed", "outbox:answered"];
  for (const change of CHANGES) document.addEventListener(change, show);
  show();
});
