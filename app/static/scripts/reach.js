// Whether there is a connection, and whether the server still knows us: said in #line, which nobody else writes.
"use strict";

hemicycle.part("reach", ({ session, wire, line }) => {
  const { words } = session;
  const A_MOMENT = 1500; // a line that is lost is often back within it
  let reached = false; // whether the last request by HTTP found our server, since the line was open
  let out = ""; // why the server does not know us any more

  // A request by HTTP was answered by our server, or not (null).
  function met(answer) {
    reached = answer !== null;
    if (reached) out = answer.out || "";
    if (out) session.tell("reach:out");
    show();
  }

  function show() {
    const place = document.getElementById("line");
    if (!place) return;
    const away = !wire.isOpen() && line.quiet() > A_MOMENT && !reached;
    const text = out ? words.out : away ? words.offline : "";
    place.hidden = !text;
    if ((place.firstChild?.textContent || "") === text) return;
    place.replaceChildren(text, ...(out && words.again ? [" ", again(words.again)] : []));
  }

  function again(text) {
    const link = document.createElement("a");
    link.href = hemicycle.home();
    link.textContent = text;
    return link;
  }

  document.addEventListener("wire:open", () => {
    reached = false;
    out = "";
    show();
  });
  for (const change of ["wire:lost", "line:watched"]) document.addEventListener(change, show);
  return { met };
});
