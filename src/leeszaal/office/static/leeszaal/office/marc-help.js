// Opens the help for the field on whose line the cursor stands, and closes the others.

const text = document.querySelector("[data-marc-text]");
const help = document.querySelector("[data-marc-help]");
let shown = "";

function tagAtCursor() {
  const before = text.value.slice(0, text.selectionStart);
  const start = before.lastIndexOf("\n") + 1;
  return text.value.slice(start, start + 3);
}

function follow() {
  const tag = tagAtCursor();
  if (tag === shown) return;
  shown = tag;
  for (const field of help.querySelectorAll("[data-tag]")) field.open = field.dataset.tag === tag;
  help.querySelector(`[data-tag="${CSS.escape(tag)}"]`)?.scrollIntoView({ block: "nearest" });
}

for (const event of ["keyup", "click", "focus"]) text.addEventListener(event, follow);
