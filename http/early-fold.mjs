import { createHash } from "node:crypto";

/**
 * Our only inline script: before anything is painted, it shows the header's link to kept artists if there are any,
 * removes the artists that this browser hides, and reserves room for the line that will say how many;
 * app/_ui/keep/fold.tsx then takes over. It reads the storage without a
 * schema, since it only hides rows. It is plain JavaScript in one constant string, so that policies can allow it by its
 * hash. It writes no markup, and styles through the CSSOM, which `style-src` leaves alone.
 */
export const EARLY_FOLD = [
  "try{",
  'const {favourites,hidden}=JSON.parse(localStorage.getItem("kindred:kept"));',
  'document.documentElement.toggleAttribute("data-kept",favourites.length+hidden.length>0);',
  'const rows=hidden.map(({slug})=>"[data-artist=\'"+CSS.escape(slug)+"\']").join();',
  "const sheet=new CSSStyleSheet;",
  'sheet.replaceSync("[data-fold] :is("+rows+"){display:none}"+',
  '"[data-fold]:has("+rows+")::before{content:\'\';display:block;height:2.75rem}");',
  "document.adoptedStyleSheets=[sheet]",
  "}catch{}",
].join("");

/** The script's source expression in a Content-Security-Policy. */
export const EARLY_FOLD_HASH = `'sha256-${createHash("sha256").update(EARLY_FOLD).digest("base64")}'`;
