// What is typed on the way in stands there again when the page is loaded again, until it is sent.
"use strict";

{
  const form = document.querySelector("form.joining");
  const name = `hemicycle:joining:${form.getAttribute("action")}`;
  const fields = () => [...form.querySelectorAll("input:not([type=hidden]), select")];

  function kept() {
    try { return JSON.parse(sessionStorage.getItem(name)) || {}; } catch { return {}; }
  }

  function keep() {
    const typed = Object.fromEntries(fields().map((field) => [field.name, field.value]));
    try { sessionStorage.setItem(name, JSON.stringify(typed)); } catch { /* it is kept nowhere */ }
  }

  for (const field of fields()) if (kept()[field.name]) field.value = kept()[field.name];
  form.addEventListener("input", keep);
  form.addEventListener("submit", () => {
    try { sessionStorage.removeItem(name); } catch { /* nor is it */ }
  });
}
