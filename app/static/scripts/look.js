// The board light or dark, by key or click; its address keeps it.
"use strict";

hemicycle.part("look", ({ keys }) => {
  const link = document.querySelector("[data-look]");

  function toggle() {
    const dark = document.body.classList.toggle("dark");
    const here = new URL(location.href);
    here.searchParams.set("look", dark ? "dark" : "light");
    history.replaceState(history.state, "", here);
  }

  keys.listen((letter) => {
    if (letter !== "d") return false;
    toggle();
    return true;
  });
  link?.addEventListener("click", (event) => {
    event.preventDefault();
    toggle();
  });
});
