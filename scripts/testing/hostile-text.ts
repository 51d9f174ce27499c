import fc from "fast-check";

/**
 * Texts that break out of markup, addresses, files or lines where something is left unescaped. Whatever could become
 * markup carries `kx`, by which `markupFaults` knows it again.
 */
export const HOSTILE_TEXTS = [
  "<script kx>alert(1)</script kx>",
  "</script kx><script kx>alert(1)</script>",
  "</title kx><img kx src=x onerror=alert(1)>",
  '" kx="1" onmouseover="alert(1)',
  "' kx='1' onmouseover='alert(1)",
  "<!--kx --><svg kx onload=alert(1)>",
  "]]><kx>",
  "&lt;kx&gt; &amp;lt;kx &#60;kx&#62;",
  "javascript:alert(1)//kx",
  "{{kx}} <%= kx %>",
  "\\u003ckx\\u003e \\x3ckx",
  "../../../../etc/passwd",
  "..\\..\\windows\\win.ini",
  "%2e%2e%2f%2e%2e%2fmanifest",
  "....//....//manifest.json",
  "/etc/passwd",
  "C:\\con",
  "con",
  "aux",
  "nul",
  "COM1",
  "lpt9.json",
  "index",
  "index.html",
  "manifest",
  "similar",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "null",
  "undefined",
  "NaN",
  "true",
  ".",
  "..",
  "...",
  "-",
  "--",
  "~",
  "*",
  "?",
  "#",
  "%",
  "%%%",
  "%00",
  "%0d%0aset-cookie:kx=1",
  "a\rb",
  "a\u0000b",
  "a\u0001\u001b[31mb\u007f",
  "\u202Ekx\u202C desrever",
  "\u2066\u2067\u2068\u2069\u200E\u200F\u061C",
  "\u200B\u200C\u200D\u2060\uFEFF",
  "\u{E0041}\u{E007F}",
  "\uFFFE\uFFFF\uFFFD",
  "\u2028\u2029",
  "👩‍👩‍👧‍👦🏳️‍🌈🇦🇶",
  "Z̴̢̛a̷l̶g̵o̸".repeat(8),
  "مرحبا בנימין",
  "ﷺ".repeat(30),
  "İstanbul ſtraße ﬁ",
  "a".repeat(500),
  "🎤".repeat(250),
  "=cmd|' /C calc'!A0",
  "+1-1",
  "@SUM(1)",
  "Robert'); DROP TABLE students;--",
  "$(touch kx)`touch kx`",
  "|| kx",
  '{"kx":1}',
  "NA",
  "None",
  "1e309",
  "٣",
];

/** Hostile texts as they are, cut, joined and mixed with any other text. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.array(fc.constantFrom(...HOSTILE_TEXTS), { minLength: 2, maxLength: 4 }).map((parts) => parts.join("")),
  fc.tuple(fc.constantFrom(...HOSTILE_TEXTS), fc.nat(40)).map(([text, end]) => text.slice(0, end)),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 600 }),
);

const SCRIPTS = /<script\b[^>]*>[\s\S]*?<\/script>/gi;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these must not appear
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|[\u202A-\u202E\u2066-\u2069]|[\u{E0000}-\u{E007F}]/u;

/** Where a page contains hostile text that wasn't made harmless; none if it is well. */
export function markupFaults(html: string): string[] {
  const faults: string[] = [];
  const tag = /<[/!-]*[a-z]*\s*kx/i.exec(html);
  if (tag) faults.push(`markup: ${html.slice(tag.index, tag.index + 80)}`);
  // Within scripts texts are JSON, whose quotes are escaped in another way.
  const attribute = /["']\s*kx=["']/.exec(html.replace(SCRIPTS, ""));
  if (attribute) faults.push(`attribute: ${attribute[0]}`);
  const link = /(?:href|src|action)="\s*(?:javascript|data|vbscript):[^"]*kx/i.exec(html);
  if (link) faults.push(`link: ${link[0]}`);
  const unseen = UNSEEN.exec(html);
  if (unseen) faults.push(`unseen character U+${unseen[0].codePointAt(0)?.toString(16)} at ${unseen.index}`);
  return faults;
}
