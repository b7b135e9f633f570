// The gate: a page is enhanced whole or not at all. Written for the oldest browsers, since it is what they run.
// Each part of the screen's script only says what it does (`hemicycle.part`) and what it cannot do without
// (`hemicycle.needs`); nothing of it begins before all of it has arrived and the browser is known to be able to
// run it. Else the plain forms stay as they are.
"use strict";

var hemicycle = (function () {
  var html = document.documentElement;
  var PLAIN = "hemicycle:plain";
  var REFRESH = 20000;
  var names = []; // of the parts, in the order in which they came
  var known = {};
  var begun = {};
  var needs = [];
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

  function works() {
    try {
      return !isPlain() && names.length > 0 && needs.every(function (isThere) { return isThere(); });
    } catch (error) {
      return false;
    }
  }

  // Each part is given those before it; what is to be done once all have begun, it gives as `start`.
  function begin() {
    try {
      names.forEach(function (name) { begun[name] = known[name](begun) || {}; });
      names.forEach(function (name) { if (begun[name].start) begun[name].start(); });
    } catch (error) {
      sessionStorage.setItem(PLAIN, "yes");
      location.replace(home());
      return;
    }
    html.className += " scripted";
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
    part: function (name, begins) { names.push(name); known[name] = begins; },
    needs: function (isThere) { needs.push(isThere); },
    activity: function (kind, begins) { activities[kind] = begins; },
    activities: activities,
    parts: begun,
    home: home
  };
})();
