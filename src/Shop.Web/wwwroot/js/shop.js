// Everything works without this file; it only saves page loads.
"use strict";

// Options on the product page show their own price and stock.
for (const form of document.querySelectorAll("[data-add-to-cart]")) {
  const put = (name, text) => {
    const place = form.querySelector(`[data-shown-${name}]`);
    if (place && text !== undefined) place.textContent = text;
  };
  form.addEventListener("change", event => {
    if (event.target.name !== "sku") return;
    const { price, unit, stock } = event.target.dataset;
    put("price", price);
    put("unit", unit);
    put("stock", stock);
  });

  // Adding to the cart stays on the page and says what happened.
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const button = form.querySelector("button");
    const answer = form.querySelector("[data-add-answer]");
    const label = button.textContent;
    button.disabled = true;
    button.textContent = button.dataset.busy;
    try {
      const response = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "application/json" } });
      if (!response.ok) return form.submit();
      const { count } = await response.json();
      for (const place of document.querySelectorAll("[data-cart-count]")) {
        place.textContent = count;
        place.dataset.cartCount = count;
      }
      answer.textContent = answer.dataset.added + " ";
      const link = document.createElement("a");
      link.href = answer.dataset.cart;
      link.textContent = answer.dataset.view;
      answer.append(link);
    } catch {
      form.submit();
    } finally {
      button.disabled = false;
      button.textContent = label;
    }
  });
}

// Forms that show something else as soon as a choice is made.
for (const form of document.querySelectorAll("[data-submit-on-change]")) {
  form.addEventListener("change", () => form.requestSubmit());
}

// On the checkout page another country or way of sending changes the total.
for (const field of document.querySelectorAll("[data-update]")) {
  field.addEventListener("change", () => field.form.requestSubmit(field.form.querySelector("button[value=update]")));
}

// A form that must be sent once says so; the server refuses doubles as well.
for (const form of document.querySelectorAll("[data-once]")) {
  form.addEventListener("submit", event => {
    const button = event.submitter;
    if (!button || !button.dataset.busy) return;
    setTimeout(() => {
      button.disabled = true;
      button.textContent = button.dataset.busy;
    });
  });
  // Coming back by the browser's history finds a form that can be sent again.
  window.addEventListener("pageshow", event => { if (event.persisted) location.reload(); });
}

document.querySelector("[data-focus]")?.focus();
