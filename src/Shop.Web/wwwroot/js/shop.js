// Makes the shop quicker. Every page works without it; all texts come from the page.
import { one } from "./dom.js";
import "./checkout.js";
import "./forms.js";
import "./gallery.js";
import "./search-box.js";

// On phones the row of categories, or of the back office's menu, begins at the one that is shown.
const here = one(".category-nav [aria-current], .admin .site-head nav [aria-current]");
if (here) here.closest("ul, nav").scrollLeft = here.offsetLeft - 40;

one("[data-focus]")?.focus();
