import { one } from "./dom.js";

// What was typed and not sent stays in this tab, until the order is paid.
const draft = one("form[data-keep]");
const fields = () => [...draft.elements].filter((field) => field.matches("input:not([type=hidden], [type=radio]), textarea"));
if (draft) {
  const typed = JSON.parse(sessionStorage.getItem(draft.dataset.keep) ?? "{}");
  for (const field of fields()) {
    if (field.value || !typed[field.name]) continue;
    field.value = typed[field.name];
    const folded = field.closest("details");
    if (folded) folded.open = true;
  }
  draft.addEventListener("input", () => sessionStorage.setItem(
    draft.dataset.keep, JSON.stringify(Object.fromEntries(fields().map((field) => [field.name, field.value])))));
  // Another saved address comes whole: what was typed before is no part of it.
  draft.addEventListener("submit", (event) => {
    if (event.submitter?.value.startsWith("address-")) sessionStorage.removeItem(draft.dataset.keep);
  });
}
if (one("[data-order-status]:not([data-order-status=awaiting-payment])")) sessionStorage.removeItem("checkout");

// "Checking your payment" looks again until it is sent on.
const poll = async () => {
  const response = await fetch(location.href).catch(() => null);
  if (response?.redirected) location.replace(response.url);
  else setTimeout(poll, 3000);
};
if (one("[data-checking]")) setTimeout(poll, 2000);
