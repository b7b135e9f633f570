// A row in which somebody writes stays in its place, in whichever list it belongs by now and if it is in none, until
// they have done with it.
"use strict";

hemicycle.part("stays", () => {
  function stay(row, fragment) {
    const list = row.parentElement;
    const coming = fragment.querySelector(`#${list.id}`);
    const isThere = [...(coming?.children || [])].some((one) => one.id === row.id);
    if (!coming || isThere) return;
    const again = fragment.querySelector(`#${row.id}`) || row.cloneNode(true);
    again.setAttribute("data-stayed", "");
    coming.insertBefore(again, after(row, coming));
  }

  // Behind the nearest before it that comes again.
  function after(row, coming) {
    for (let one = row.previousElementSibling; one; one = one.previousElementSibling) {
      const same = [...coming.children].find(({ id }) => id === one.id);
      if (same) return same.nextSibling;
    }
    return coming.firstChild;
  }

  document.addEventListener("screen:changing", ({ detail: { fragment } }) => {
    for (const form of document.querySelectorAll("[data-stays] form[data-begun]")) {
      stay(form.closest("[data-stays] > *"), fragment);
    }
  });
});
