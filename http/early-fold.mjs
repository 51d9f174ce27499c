import { createHash } from "node:crypto";

/**
 * The one inline script of our own: before anything is painted, folds away the artists that this browser hides, and keeps
 * the room of the line that will say how many; app/_ui/keep/fold.tsx takes over from it. It looks at the storage without a
 * schema, since it only hides rows by it. In plain JavaScript, as one constant text, so that policies can name it by its
 * hash. It writes no markup, and styles through the CSSOM, which `style-src` leaves alone.
 */
export const EARLY_FOLD = [
  "try{",
  'const {hidden}=JSON.parse(localStorage.getItem("kindred:kept"));',
  'const rows=hidden.map(({slug})=>"[data-artist=\'"+CSS.escape(slug)+"\']").join();',
  "const sheet=new CSSStyleSheet;",
  'sheet.replaceSync("[data-fold] :is("+rows+"){display:none}"+',
  '"[data-fold]:has("+rows+")::before{content:\'\';display:block;height:2.75rem}");',
  "document.adoptedStyleSheets=[sheet]",
  "}catch{}",
].join("");

/** The script's source expression in a Content-Security-Policy. */
export const EARLY_FOLD_HASH = `'sha256-${createHash("sha256").update(EARLY_FOLD).digest("base64")}'`;
