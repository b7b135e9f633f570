// The rapporteur's one key.
"use strict";

hemicycle.part("rapporteur", ({ keys, note }) => {
  keys.listen((letter) => {
    return letter === "i" && note.begin();
  });
});
