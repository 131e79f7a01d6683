// Makes the shop quicker. Every page works without it; all texts come from the page.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const make = (tag, values) => Object.assign(document.createElement(tag), values);

  const send = (form, submitter, headers) => {
    const body = new URLSearchParams(new FormData(form, submitter));
    const address = form.getAttribute("action");
    return form.method === "get" ? fetch(`${address}?${body}`, { headers }) : fetch(address, { method: "POST", body, headers });
  };

  // What only helps fails in silence: the form is then sent the plain way.
  const enhanced = async (form, submitter, work) => {
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

  // Product: the choice shows its own price, unit price and stock.
  const choose = (input) => {
    show(input.form, input.dataset);
    showOwn(input.value);
    history.replaceState(history.state, "", `?sku=${encodeURIComponent(input.value)}`);
  };
  const show = (form, facts) => {
    for (const name of ["price", "unit", "stock", "prior", "off", "lowest"]) {
      const place = one(`[data-shown-${name}]`, form);
      if (place) place.textContent = facts[name] ?? "";
    }
  };

  // Several options: the variant with all chosen values, and what each other value would lead to.
  const combine = (form) => {
    const list = one("[data-variants]", form);
    const chosen = all("[data-option] :checked", form).map((input) => `${input.name}=${input.value}`);
    const find = (values) => all("[data-values]", list).find((each) => values.every((value) => each.dataset.values.split(" ").includes(value)));
    for (const input of all("[data-option] input", form)) {
      const leads = find([...chosen.filter((value) => !value.startsWith(`${input.name}=`)), `${input.name}=${input.value}`]);
      const state = one("[data-state]", input.parentElement);
      state.textContent = !leads ? state.dataset.none : leads.dataset.gone ? state.dataset.gone : "";
    }
    const variant = find(chosen);
    show(form, variant?.dataset ?? { stock: list.dataset.noVariant });
    if (!variant) return;
    form.elements.sku.value = variant.dataset.sku;
    showOwn(variant.dataset.sku);
    history.replaceState(history.state, "", `?sku=${encodeURIComponent(variant.dataset.sku)}`);
  };

  const showCount = (count) => {
    for (const place of all("[data-cart-count]")) place.dataset.cartCount = place.textContent = count;
  };

  // Add to cart: stays on the page and says so.
  const add = async (form) => {
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
  const swap = async (form, submitter) => {
    const response = await send(form, submitter);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
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

  // Lists: on wide screens the filters stand open beside the list, and each choice shows its hits at once.
  const wide = matchMedia("(min-width: 64rem)");
  const fold = () => {
    for (const filters of all("details.filters")) filters.open = wide.matches;
  };
  wide.addEventListener("change", fold);
  fold();
  let shown = location.pathname + location.search;
  const goTo = (address, way) => {
    history[way](null, "", address);
    shown = location.pathname + location.search;
  };
  const pageAt = async (address) => {
    const response = await fetch(address);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!one("[data-list]", page)) throw new Error("another page");
    return page;
  };
  const narrow = async (form) => {
    const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
    const list = one("[data-list]", await pageAt(`${form.getAttribute("action")}?${chosen}`));
    const focused = document.activeElement?.id;
    one("[data-list]").replaceWith(list);
    fold();
    goTo(list.dataset.list, "pushState");
    one("[data-list-said]").textContent = one("[data-total-count]", list).textContent;
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  };
  // More of the list: what is new goes below what is there, and the address says how far the list goes.
  const more = async (link) => {
    const page = await pageAt(link.href);
    const there = new Set(all("[data-list] [data-product]").map((card) => card.dataset.product));
    const added = all("[data-list] [data-product]", page).filter((card) => !there.has(card.dataset.product));
    one("[data-list] .cards").append(...added);
    goTo(link.href, "replaceState");
    one("[data-list] .paging").replaceWith(one("[data-list] .paging", page));
    one("a", added[0])?.focus();
  };
  addEventListener("popstate", () => one("[data-list]") && shown !== location.pathname + location.search && location.reload());

  // Fields: checked when they are left, cleared as soon as they are right.
  const check = (field) => {
    const right = field.validity.valid && (!field.required || field.value.trim() !== "");
    document.getElementById(`${field.id}-problem`).textContent = right ? "" : field.dataset.problem;
    field.setAttribute("aria-invalid", String(!right));
    return right;
  };
  document.addEventListener("focusout", ({ target }) => target.dataset?.problem && target.value && check(target));
  document.addEventListener("input", ({ target }) => target.ariaInvalid === "true" && target.dataset.problem && check(target));

  document.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    const work = form.matches("[data-add-to-cart]") ? add : form.matches("[data-filters]") ? wide.matches && narrow : (submitter ?? form).closest("[data-swap]") && swap;
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

  // Gallery: a thumbnail moves the strip alone, not the page; the strip says which one is in sight; a variant shows its own.
  const place = (gallery, picture) => one(".strip", gallery).scrollTo({ left: picture.offsetLeft });
  const showOwn = (sku) => {
    const own = one(`[data-picture-sku="${CSS.escape(sku)}"]`);
    if (own) place(own.closest("[data-gallery]"), own);
  };
  for (const gallery of all("[data-gallery]")) {
    const seen = new IntersectionObserver((changes) => {
      for (const { target, isIntersecting } of changes) {
        if (!isIntersecting) continue;
        for (const thumb of all(".thumbs a", gallery)) thumb.ariaCurrent = thumb.hash === `#${target.id}` ? "true" : null;
      }
    }, { root: one(".strip", gallery), threshold: 0.6 });
    for (const picture of all(".strip li", gallery)) seen.observe(picture);
  }

  // Zoom: the large picture over the page. The dialog closes on Escape and gives the focus back by itself.
  const zoom = (link) => {
    const dialog = one("[data-zoom-view]", link.closest("[data-gallery]"));
    const view = one("[role=group]", dialog);
    const large = make("img", { src: link.href, alt: one("img", link).alt });
    large.addEventListener("load", () => view.scrollTo((view.scrollWidth - view.clientWidth) / 2, 0));
    view.replaceChildren(large);
    dialog.showModal();
    view.focus();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-zoom], .thumbs a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.matches("[data-zoom]")) zoom(link);
    else place(link.closest("[data-gallery]"), document.getElementById(link.hash.slice(1)));
  });

  document.addEventListener("click", (event) => {
    const { target } = event;
    const further = target.closest("[data-more]");
    if (further && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      more(further).catch(() => location.assign(further.href));
    }
    const step = target.closest("[data-step]");
    if (!step) return;
    const field = one("input", step.parentElement);
    field.value = Math.max(0, Number(field.value) + Number(step.dataset.step));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });

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
    const page = response?.ok && new DOMParser().parseFromString(await response.text(), "text/html");
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
    box.addEventListener("keydown", (event) => !event.isComposing && keys[event.key]?.() !== false && keys[event.key] && event.preventDefault());
    box.addEventListener("blur", () => unfold(false));
    // The box keeps the focus while an option is pressed.
    suggestions.addEventListener("mousedown", (event) => event.preventDefault());
    suggestions.addEventListener("click", ({ target }) => {
      const option = target.closest("[role=option]");
      if (option) location.assign(option.dataset.href);
    });
  }

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
  }
  if (one("[data-order-status]:not([data-order-status=awaiting-payment])")) sessionStorage.removeItem("checkout");

  // On phones the row of categories begins at the one that is shown.
  const here = one(".shelves [aria-current]");
  if (here) here.closest("ul").scrollLeft = here.offsetLeft - 40;

  // "Checking your payment" looks again until it is sent on.
  const poll = async () => {
    const response = await fetch(location.href).catch(() => null);
    if (response?.redirected) location.replace(response.url);
    else setTimeout(poll, 3000);
  };
  if (one("[data-checking]")) setTimeout(poll, 2000);

  one("[data-focus]")?.focus();
})();
