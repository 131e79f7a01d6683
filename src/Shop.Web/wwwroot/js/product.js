import { all, one } from "./dom.js";
import { showOwnPicture } from "./gallery.js";

const show = (form, variant) => {
  for (const name of ["price", "unit", "stock", "prior", "off", "lowest"]) {
    const place = one(`[data-shown-${name}]`, form);
    if (place) place.textContent = variant[name] ?? "";
  }
};

// Product: the choice shows its own price, unit price and stock.
export const choose = (input) => {
  show(input.form, input.dataset);
  showOwnPicture(input.value);
  history.replaceState(history.state, "", `?sku=${encodeURIComponent(input.value)}`);
};

// Several options: the variant with all chosen values, and what each other value would lead to.
export const combine = (form) => {
  const list = one("[data-variants]", form);
  const chosen = all("[data-option] :checked", form).map((input) => `${input.name}=${input.value}`);
  const has = (variant, values) => values.every((value) => variant.dataset.values.split(" ").includes(value));
  const find = (values) => all("[data-values]", list).find((variant) => has(variant, values));
  for (const input of all("[data-option] input", form)) {
    const leads = find([...chosen.filter((value) => !value.startsWith(`${input.name}=`)), `${input.name}=${input.value}`]);
    const state = one("[data-state]", input.parentElement);
    state.textContent = !leads ? state.dataset.none : leads.dataset.gone ? state.dataset.gone : "";
  }
  const variant = find(chosen);
  show(form, variant?.dataset ?? { stock: list.dataset.noVariant });
  if (!variant) return;
  form.elements.sku.value = variant.dataset.sku;
  showOwnPicture(variant.dataset.sku);
  history.replaceState(history.state, "", `?sku=${encodeURIComponent(variant.dataset.sku)}`);
};
