// The boxes in which one's own inputs are reworded: what has been begun stands in them.
"use strict";

hemicycle.part("rewordings", ({ drafts, boxes, count }) => {
  function refresh() {
    for (const box of document.querySelectorAll("textarea[data-rewording]")) restore(box);
  }

  function restore(box) {
    const begun = drafts.rewording(box.dataset.rewording);
    if (begun !== null) {
      boxes.put(box, begun);
      box.closest("details").open = true;
    }
    count.show(box);
  }

  document.addEventListener("input", ({ target }) => {
    if (!target.matches("[data-rewording]")) return;
    drafts.reword(target.dataset.rewording, target.value);
    count.show(target);
  });
  document.addEventListener("outbox:submitted", ({ detail: { message } }) => {
    if (message.do === "revise") drafts.reword(message.input, null);
  });

  return { refresh };
});
