// Pieces of the page that scripts add. They stand in script elements, since old browsers show what is in templates.
"use strict";

hemicycle.part("pieces", () => {
  function copy(id) {
    const template = document.createElement("template");
    template.innerHTML = document.getElementById(id).textContent.trim();
    return template.content;
  }

  // Where nothing follows by itself the page says how to load it again; from now on it does follow.
  for (const text of document.querySelectorAll("[data-live]")) text.textContent = text.dataset.live;

  return { copy };
});
