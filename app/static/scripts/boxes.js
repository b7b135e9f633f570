// What is put into a box somebody types in leaves their place in it.
"use strict";

hemicycle.part("boxes", () => {
  function put(box, text) {
    const { value, selectionStart, selectionEnd } = box;
    if (value === text) return false;
    const before = text.endsWith(value) ? text.length - value.length : 0;
    box.value = text;
    if (box === document.activeElement) box.setSelectionRange(selectionStart + before, selectionEnd + before);
    return true;
  }

  return { put };
});
