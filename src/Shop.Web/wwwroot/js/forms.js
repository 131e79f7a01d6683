import { add, swap } from "./cart.js";
import { all, one } from "./dom.js";
import { check } from "./fields.js";
import { narrow, wide } from "./listing.js";
import { choose, combine } from "./product.js";
import { enhanced } from "./send.js";

// What takes the place of a plain submission; nothing for most forms.
const workOf = (form, submitter) => {
  if (form.matches("[data-add-to-cart]")) return add;
  if (form.matches("[data-filters]")) return wide.matches && narrow;
  return (submitter ?? form).closest("[data-swap]") && swap;
};

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  const work = workOf(form, submitter);
  const wrong = work || submitter?.formNoValidate ? null : all("[data-problem]", form).filter((field) => !check(field))[0];
  if (work || wrong || form.dataset.sent) event.preventDefault();
  if (work) enhanced(form, submitter, work);
  else if (wrong) wrong.focus();
  else if (form.method === "post") {
    // A second press sends nothing, unless the first one led nowhere.
    form.dataset.sent = "1";
    submitter?.setAttribute("aria-disabled", "true");
    setTimeout(free, 10000);
  }
});

const free = () => {
  for (const form of all("form[data-sent]")) delete form.dataset.sent;
  for (const button of all("button[aria-disabled]")) button.removeAttribute("aria-disabled");
};
// Back by the browser's button: the page works again.
addEventListener("pageshow", free);

let waiting;
const sendSoon = (form, submitter) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => form.isConnected && form.requestSubmit(submitter), 400);
};
document.addEventListener("change", ({ target }) => {
  const { form } = target;
  if (form?.matches("[data-add-to-cart]") && target.name === "sku") choose(target);
  if (target.closest("[data-option]")) combine(form);
  if (form?.matches("[data-submit-on-change]") && target.checkValidity()) sendSoon(form);
  if (form?.matches("[data-filters]") && wide.matches) sendSoon(form);
  if (target.matches("[data-update]")) sendSoon(form, one("button[value=update]", form));
});

document.addEventListener("click", ({ target }) => {
  const step = target.closest("[data-step]");
  if (!step) return;
  const field = one("input", step.parentElement);
  field.value = Math.max(0, Number(field.value) + Number(step.dataset.step));
  field.dispatchEvent(new Event("change", { bubbles: true }));
});
