import { all, make, one, parse } from "./dom.js";
import { send } from "./send.js";

const showCount = (count) => {
  for (const place of all("[data-cart-count]")) place.dataset.cartCount = place.textContent = count;
};

// Add to cart: stays on the page and says so.
export const add = async (form) => {
  const response = await send(form, null, { Accept: "application/json" });
  const { count, message } = await response.json();
  if (!message) throw new Error("no answer");
  for (const old of all(".notice", form)) old.remove();
  const answer = one("[data-add-answer]", form);
  const more = make("a", { href: answer.dataset.cart, textContent: answer.dataset.view });
  answer.replaceChildren(response.ok ? message : make("strong", { className: "problem", textContent: message }), " ", more);
  if (response.ok) showCount(count);
  // On phones the answer may lie outside of the screen.
  answer.scrollIntoView({ block: "nearest" });
};

// Cart and checkout: the parts of the page that changed take the place of the old ones.
export const swap = async (form, submitter) => {
  const response = await send(form, submitter);
  const page = parse(await response.text());
  const parts = all("[data-part]", page);
  if (parts.length === 0) throw new Error("another page");
  const focused = document.activeElement?.id;
  for (const part of parts) one(`[data-part="${part.dataset.part}"]`)?.replaceWith(part);
  const count = one("[data-cart-count]", page);
  if (count) showCount(count.dataset.cartCount);
  const said = one("[data-said]");
  if (said) said.textContent = one("[data-say]")?.dataset.say ?? "";
  const place = (focused && document.getElementById(focused)) || one("[data-part][tabindex]");
  place?.focus({ preventScroll: true });
};
