// The screen stays awake as long as it is looked at; where the browser cannot do that, the page says so.
"use strict";

hemicycle.part("awake", () => {
  async function stayAwake() {
    if (document.hidden) return; // given only to what can be seen
    let awake = true;
    try { await navigator.wakeLock.request("screen"); } catch { awake = false; } // not there, or saving its battery
    document.body.classList.toggle("may-sleep", !awake);
  }

  document.addEventListener("visibilitychange", stayAwake); // a lock is lost whenever the page is hidden
  stayAwake();
});
