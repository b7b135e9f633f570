// The rapporteur's one key.
"use strict";

hemicycle.part("rapporteur", ({ keys, note }) => {
  keys.listen((letter) => {
    if (letter === "i") note.begin();
    return letter === "i";
  });
});
