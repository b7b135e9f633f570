// The gate: a page is enhanced whole or not at all. Written for the oldest browsers, since it is what they run.
// Each script of ours only says what it does (`hemicycle.part`); nothing of it begins before all that this page
// needs has arrived and the browser is known to be able to run it. Else the plain forms stay as they are.
"use strict";

var hemicycle = (function () {
  var html = document.documentElement;
  var needed = document.currentScript.getAttribute("data-parts").split(" ");
  var PLAIN = "hemicycle:plain";
  var REFRESH = 20000;
  var known = {};
  var begun = {};
  var activities = {}; // what a kind of vote does on the phone, by its name

  function isPlain() {
    try { return Boolean(sessionStorage.getItem(PLAIN)); } catch (error) { return false; }
  }

  // The address of this page, also where it is the answer to a form.
  function home() {
    var body = document.body;
    var screen = body.getAttribute("data-screen");
    return "/s/" + body.getAttribute("data-code") + (screen === "participant" ? "" : "/" + screen);
  }

  // What htmx and its extension need besides being read: without it they fail at each message, unheard.
  function works() {
    try {
      document.querySelector(":not(svg title)");
      return !isPlain() && htmx.registerExtension("ws", {}) === false && needed.every(isKnown);
    } catch (error) {
      return false;
    }
  }

  function isKnown(name) {
    return typeof known[name] === "function";
  }

  // Parts begin in the order in which the page names them; each is given those before it.
  function begin() {
    try {
      needed.forEach(function (name) { begun[name] = known[name](begun) || {}; });
    } catch (error) {
      sessionStorage.setItem(PLAIN, "yes");
      location.replace(home());
      return;
    }
    html.className += " scripted";
    document.body.setAttribute("hx-ws:connect", document.body.getAttribute("data-follow"));
  }

  // Without scripts that follow, the page is asked for again, as long as nobody has begun to write on it.
  function follow() {
    var touched = false;
    function touch() { touched = true; }
    html.className += " plain";
    document.addEventListener("input", touch, true);
    document.addEventListener("change", touch, true);
    setInterval(function () {
      if (!touched && !document.hidden) location.replace(home());
    }, REFRESH);
  }

  document.addEventListener("DOMContentLoaded", function () { if (works()) begin(); else follow(); });
  return {
    part: function (name, begins) { known[name] = begins; },
    activity: function (kind, begins) { activities[kind] = begins; },
    activities: activities,
    parts: begun,
    home: home
  };
})();
