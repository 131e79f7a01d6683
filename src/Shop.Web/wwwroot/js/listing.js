import { all, isPlain, one, parse } from "./dom.js";

// Lists: on wide screens the filters stand open beside the list, and each choice shows its hits at once.
export const wide = matchMedia("(min-width: 64rem)");
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
  const page = parse(await response.text());
  if (!one("[data-list]", page)) throw new Error("another page");
  return page;
};
export const narrow = async (form) => {
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

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-more]");
  if (!link || !isPlain(event)) return;
  event.preventDefault();
  more(link).catch(() => location.assign(link.href));
});
