// The board's whole page is laid out for the scene that is on.
"use strict";

hemicycle.part("scene", () => {
  document.addEventListener("screen:changed", () => {
    const { scene } = document.getElementById("stage").dataset;
    if (scene) document.body.dataset.scene = scene;
  });
});
