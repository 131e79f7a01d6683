import { all, isPlain, make, one } from "./dom.js";

// Gallery: a thumbnail moves the strip alone, not the page; the strip says which one is in sight; a variant shows its own.
const place = (gallery, picture) => one(".strip", gallery).scrollTo({ left: picture.offsetLeft });
export const showOwnPicture = (sku) => {
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
  if (!link || !isPlain(event)) return;
  event.preventDefault();
  if (link.matches("[data-zoom]")) zoom(link);
  else place(link.closest("[data-gallery]"), document.getElementById(link.hash.slice(1)));
});
