// Times are the session's. Who is in another zone sees their own beside them, in the same form.
"use strict";

hemicycle.part("times", () => {
  const face = Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

  function refresh() {
    for (const time of document.querySelectorAll("time[data-local]")) {
      const own = face.format(new Date(time.dateTime));
      if (own !== time.textContent) time.dataset.own = own;
    }
    const note = document.querySelector("[data-local-note]");
    if (note && document.querySelector("time[data-own]")) note.textContent = note.dataset.localNote;
  }

  return { refresh };
});
