import { make } from "./dom.js";

export const send = (form, submitter, headers) => {
  const body = new URLSearchParams(new FormData(form, submitter));
  const address = form.getAttribute("action");
  // A shopper who goes on at once must not lose what they have just put into the cart: keepalive outlives the page.
  return form.method === "get"
    ? fetch(`${address}?${body}`, { headers })
    : fetch(address, { method: "POST", body, headers, keepalive: true });
};

// What only helps fails in silence: the form is then sent the plain way.
export const enhanced = async (form, submitter, work) => {
  if (form.dataset.sent) return;
  form.dataset.sent = "1";
  try {
    await work(form, submitter);
    delete form.dataset.sent;
  } catch {
    if (submitter?.name) form.append(make("input", { type: "hidden", name: submitter.name, value: submitter.value }));
    HTMLFormElement.prototype.submit.call(form);
  }
};
