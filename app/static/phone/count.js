// How long a text is, as a person counts: what looks like one sign is one, in the box as on the server. A text
// that is too long is kept whole; the box says by how much, and sending it selects what is too much.
"use strict";

hemicycle.part("count", ({ states }) => {
  const words = document.body.dataset;
  const FEW = 20; // from here on the number is read out
  const MOST_BYTES = 7000; // a message has up to 8 kB
  const encoder = new TextEncoder();
  const segmenter = window.Intl && Intl.Segmenter && new Intl.Segmenter("en", { granularity: "grapheme" });

  // For browsers without a segmenter: marks, skin tones, joined emoji, flags and jamo belong to what they follow.
  const MARK = "\\p{M}\\p{EMod}\\u200c\\u0e33\\u0eb3\\u{e0020}-\\u{e007f}";
  const AFTER = `[${MARK}\\u200d]*`;
  const SIGN = new RegExp([
    "\\r\\n", "[\\r\\n]", `\\p{RI}{2}${AFTER}`, `\\p{ExtPict}(?:[${MARK}]*\\u200d\\p{ExtPict})*${AFTER}`,
    `[\\u1100-\\u115f]+[\\u1160-\\u11ff]*${AFTER}`, `[\\uac00-\\ud7a3][\\u1160-\\u11ff]*${AFTER}`, `[^]${AFTER}`,
  ].join("|"), "gu");

  const signs = (text) => (segmenter ? [...segmenter.segment(text)].map((one) => one.segment) : text.match(SIGN) || []);

  const characters = (text) => signs(text.trim()).length;

  // How much of a text is too much: 0 where it fits.
  function over(text, most) {
    const count = characters(text) - most;
    return count > 0 ? count : Math.ceil(Math.max(0, encoder.encode(JSON.stringify(text)).length - MOST_BYTES) / 4);
  }

  function show(box) {
    const most = Number(box.dataset.most);
    const left = most - characters(box.value);
    const much = over(box.value, most);
    const shown = box.form.querySelector("[data-count]");
    if (!shown) return;
    write(shown, much ? words.over.replace("{n}", much) : String(left));
    shown.classList.toggle("over", much > 0);
    if (much) box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
    write(box.form.querySelector("[data-count-said]"), much ? shown.textContent : left <= FEW ? words.left.replace("{n}", left) : "");
  }

  function write(place, text) {
    if (place && place.textContent !== text) place.textContent = text;
  }

  // Selects what is too much, so that it is seen.
  function mark(box) {
    const kept = signs(box.value.trimStart()).slice(0, Number(box.dataset.most)).join("");
    const start = box.value.length - box.value.trimStart().length + kept.length;
    box.focus();
    box.setSelectionRange(Math.min(start, box.value.length), box.value.length);
  }

  document.addEventListener("outbox:submitting", (event) => {
    const { form } = event.detail;
    const box = form.querySelector("textarea[data-most]");
    const much = box ? over(box.value, Number(box.dataset.most)) : 0;
    if (!much) return;
    event.preventDefault();
    states.say(form.id, words.tooLong.replace("{n}", much), "bad");
    mark(box);
  });

  return { characters, over, show };
});
