// How long a text is, as a person counts: what looks like one sign is one, in the box as on the server.
"use strict";

hemicycle.part("characters", () => {
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

  function signs(text) {
    return segmenter ? [...segmenter.segment(text)].map((one) => one.segment) : text.match(SIGN) || [];
  }

  const count = (text) => signs(text.trim()).length;

  // How much of a text is too much: 0 where it fits.
  function over(text, most) {
    const much = count(text) - most;
    return much > 0 ? much : Math.ceil(Math.max(0, encoder.encode(JSON.stringify(text)).length - MOST_BYTES) / 4);
  }

  // Where in a text, as it stands in a box, it begins to be too much.
  function end(text, most) {
    const kept = signs(text.trimStart()).slice(0, most).join("");
    return Math.min(text.length - text.trimStart().length + kept.length, text.length);
  }

  return { count, over, end };
});
