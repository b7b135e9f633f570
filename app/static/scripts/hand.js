// On what somebody would speak stands in its box through reloads, until they raise their hand. Once the session has
// ended nobody is asked.
"use strict";

hemicycle.part("hand", ({ store, boxes }) => {
  function refresh() {
    const box = document.getElementById("hand-topic");
    const topic = store.read("topic");
    if (box && topic) boxes.put(box, topic);
    document.getElementById("hand").hidden = "ended" in document.getElementById("now").dataset;
  }

  document.addEventListener("input", ({ target }) => {
    if (target.id === "hand-topic") store.write("topic", target.value);
  });
  document.addEventListener("outbox:submitted", ({ detail: { message } }) => {
    if (message.do === "floor") store.remove("topic");
  });
  document.addEventListener("outbox:settled", ({ detail: { message, answer } }) => {
    if (answer.refused && message.topic && !store.read("topic")) store.write("topic", message.topic);
  });
  return { refresh };
});
