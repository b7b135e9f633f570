// The themes of the chosen input, or of those that are ticked. What all of them have is ticked; what some have is
// neither; and only what is changed is said.
"use strict";

hemicycle.part("theming", ({ choice, select, outbox }) => {
  const dialog = document.getElementById("theming");
  const boxes = [...(dialog?.querySelectorAll("input[type=checkbox]") || [])];
  const touched = new Set();
  let of = []; // the inputs it is about
  let opener = null;

  const themes = (line, which) => line.dataset[which].split(" ");
  const hasAny = (line, theme) => [...themes(line, "given"), ...themes(line, "own")].includes(theme);
  const id = (line) => line.id.replace("line-", "");
  const lines = () => of.map((one) => document.getElementById(`line-${one}`)).filter(Boolean);

  function open(asked) {
    const found = asked.filter(Boolean);
    if (!dialog?.showModal || !found.length) return false;
    opener = document.activeElement;
    of = found.map(id);
    touched.clear();
    dialog.querySelector("[data-of]").textContent = of.join(", ");
    for (const box of boxes) show(box, found);
    dialog.returnValue = "";
    dialog.showModal();
    boxes.find((box) => !box.disabled)?.focus();
    return true;
  }

  function show(box, found) {
    const having = found.filter((line) => hasAny(line, box.value)).length;
    box.checked = having === found.length;
    box.indeterminate = having > 0 && having < found.length;
    box.disabled = found.every((line) => themes(line, "own").includes(box.value));
  }

  const begin = () => open(select.any() ? select.lines() : [choice.line()]);

  function save(box) {
    const wanted = lines().filter((line) => !themes(line, "own").includes(box.value));
    for (const line of wanted) {
      if (themes(line, "given").includes(box.value) === box.checked) continue;
      outbox.send({ do: box.checked ? "tag" : "untag", input: id(line), theme: box.value });
    }
  }

  dialog?.addEventListener("change", ({ target }) => touched.add(target));
  dialog?.addEventListener("close", () => {
    if (dialog.returnValue === "save") for (const box of touched) save(box);
    if (opener?.isConnected) opener.focus({ preventScroll: true });
  });
  document.addEventListener("click", ({ target }) => {
    const pressed = target.closest("[data-theming]");
    if (pressed) open(pressed.closest("#several") ? select.lines() : [pressed.closest("[data-line]")]);
  });
  return { begin };
});
