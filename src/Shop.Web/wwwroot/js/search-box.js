import { all, one, parse } from "./dom.js";

// The search box suggests while somebody types: a combobox, whose arrows choose and whose Enter goes there.
const box = one("[data-suggest]");
const suggestions = box && document.getElementById("suggestions");
const options = () => all("[role=option]", suggestions);
const mark = (option) => {
  for (const each of options()) each.ariaSelected = String(each === option);
  box.setAttribute("aria-activedescendant", option?.id ?? "");
  option?.scrollIntoView({ block: "nearest" });
};
const unfold = (open) => {
  suggestions.hidden = !open;
  box.ariaExpanded = String(open);
  mark(null);
};
let asked = 0;
const suggest = async () => {
  const number = ++asked;
  const typed = box.value.trim();
  const response = typed.length > 1 && await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(typed)}`).catch(() => null);
  const page = response?.ok && parse(await response.text());
  if (number !== asked || document.activeElement !== box) return;
  suggestions.replaceChildren(...(page ? all("[role=option]", page) : []));
  one("[data-suggest-said]").textContent = page ? one("[data-say]", page)?.dataset.say ?? "" : "";
  unfold(options().length > 0);
};
const step = (by) => {
  if (suggestions.hidden) return options().length > 0 ? unfold(true) : suggest();
  // One place more than there are options: the box itself, with what was typed.
  const places = [null, ...options()];
  const at = places.findIndex((option) => (option?.id ?? "") === box.getAttribute("aria-activedescendant"));
  mark(places[(at + by + places.length) % places.length]);
};
const keys = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  Escape: () => !suggestions.hidden && (unfold(false), true),
  Enter: () => {
    const chosen = !suggestions.hidden && document.getElementById(box.getAttribute("aria-activedescendant"));
    if (chosen) location.assign(chosen.dataset.href);
    return Boolean(chosen);
  },
};
if (box) {
  box.role = "combobox";
  box.autocomplete = "off";
  box.ariaAutoComplete = "list";
  box.setAttribute("aria-controls", suggestions.id);
  suggestions.role = "listbox";
  unfold(false);
  let typing;
  box.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(suggest, 150);
  });
  box.addEventListener("keydown", (event) => {
    const act = event.isComposing ? null : keys[event.key];
    if (act && act() !== false) event.preventDefault();
  });
  box.addEventListener("blur", () => unfold(false));
  // The box keeps the focus while an option is pressed.
  suggestions.addEventListener("mousedown", (event) => event.preventDefault());
  suggestions.addEventListener("click", ({ target }) => {
    const option = target.closest("[role=option]");
    if (option) location.assign(option.dataset.href);
  });
}
