// What a person sees of a page and can reach with a finger. It runs in the oldest browsers that are supported.
(() => {
  const flat = (text) => (text || "").replace(/\s+/g, " ").trim();
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  function isSeen(element) {
    const { width, height } = element.getBoundingClientRect();
    if (width <= 1 || height <= 1) return false; // not there, or there for screen readers alone
    for (let one = element; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.display === "none" || style.visibility !== "visible" || Number(style.opacity) === 0) return false;
      const above = one.parentElement;
      if (above && above.matches("details:not([open])") && !one.matches("summary")) return false;
    }
    return true;
  }

  // The words of an element; of a menu, only what is chosen in it.
  function wordsOf(element) {
    const menus = all("select", element);
    if (!menus.length) return flat(element.innerText);
    return flat([...menus.map((menu) => menu.value), ...all("span, p", element).map((one) => one.innerText)].join(" "));
  }

  function seen(selector, words = "", whole = false) {
    return all(selector).filter(isSeen).filter((one) => {
      const told = wordsOf(one);
      return whole ? told === words : told.includes(words);
    });
  }

  // Choices

  const tickOf = (label) => label.querySelector("input");
  // How someone may be quoted always stands chosen: it is no choice of what they say.
  const menuOf = (label) => label.querySelector("select:not([data-consent])");
  const isChosen = (label) => Boolean((tickOf(label) && tickOf(label).checked) || (menuOf(label) && menuOf(label).value));

  const groupOf = (label) => label.closest("fieldset") || label.parentElement;

  // A choice by its words, behind those of its row.
  function nameOf(label) {
    const legend = groupOf(label).querySelector("legend");
    return flat(`${legend && isSeen(legend) ? `${legend.innerText}: ` : ""}${wordsOf(label)}`);
  }

  // How a choice looks: a tick of the browser's own, a place in a menu, or colours.
  function lookOf(label) {
    const tick = tickOf(label);
    const styles = [label, ...all("span", label)].map((one) => getComputedStyle(one));
    const colours = styles.map((one) => [one.backgroundColor, one.borderTopColor, one.color, one.boxShadow].join());
    return [tick && isSeen(tick) && tick.checked, menuOf(label) && menuOf(label).value, ...colours].join(";");
  }

  function looksUnchosen(label) {
    const others = all("label", groupOf(label)).filter((one) => isSeen(one) && !isChosen(one));
    return others.some((one) => lookOf(one) === lookOf(label));
  }

  // Where to press, beside a menu that would unfold; nothing where something else lies over it.
  function placeOf(element) {
    if (!element || element.disabled) return null;
    element.scrollIntoView({ block: "center", inline: "nearest" });
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [Math.round(left + width * 0.6), Math.round(top + height / 2)];
    return element.contains(document.elementFromPoint(x, y)) ? [x, y] : null;
  }

  return {
    words: (selector) => seen(selector).map(wordsOf),
    value: (selector) => { const [box] = seen(selector); return box ? box.value : null; },
    place: (selector, words, whole) => placeOf(seen(selector, words, whole)[0]),
    choicePlace: (selector, name) => placeOf(all(`${selector} label`).find((one) => isSeen(one) && nameOf(one) === name)),
    chosen(selector) {
      const chosen = all(`${selector} label`).filter((one) => isSeen(one) && isChosen(one));
      return chosen.map((one) => `${nameOf(one)}${looksUnchosen(one) ? " (which looks as if it were not chosen)" : ""}`);
    },
  };
})()
