// The session as the page was made: its code, the screen this is, the words of its scripts, and what stands in
// #session, which only a participant's page has.
"use strict";

hemicycle.part("session", () => {
  const words = document.body.dataset;
  const given = JSON.parse(document.getElementById("session")?.textContent || "{}");

  const tell = (what, detail = {}) => document.dispatchEvent(new CustomEvent(what, { detail }));

  const { lang } = document.documentElement; // the page keeps it, whatever another tab chooses

  return { lang, code: words.code, screen: words.screen, words, tell, ...given };
});
