// Makes the shop quicker. Every page works without it; all texts come from the page.
import { one } from "./dom.js";
import "./checkout.js";
import "./forms.js";
import "./gallery.js";
import "./search-box.js";

// On phones the row of categories begins at the one that is shown.
const here = one(".category-nav [aria-current]");
if (here) here.closest("ul").scrollLeft = here.offsetLeft - 40;

one("[data-focus]")?.focus();
