import { createHash } from "node:crypto";
import anyAscii from "any-ascii";
import { SLUG_MAX_LENGTH } from "../../../lib/primitives/slug.ts";
import { hasHan, hasKana, kanaToLatin } from "../../../lib/search/kana.ts";
import { latinReading } from "../../../lib/search/readings.ts";

const HASH_LENGTH = 6;

/** Device names on Windows, where no file can have such a name, whatever comes after a dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** The common form of two spellings of one artist; names are already NFC. */
const keyOf = (name: string) => name.toLowerCase();

const hashOf = (name: string) => createHash("sha256").update(keyOf(name)).digest("hex").slice(0, HASH_LENGTH);

/** How a name is written in Latin letters before it becomes a slug. */
type Spelling = (name: string) => string;

const byCharacter: Spelling = (name) => anyAscii(name.normalize("NFC"));

/** Kana by rule, and the kanji beside them by code point: read by character they would be Chinese. */
const byKana: Spelling = (name) =>
  hasKana(name)
    ? kanaToLatin(name).replace(/\p{Script=Han}+/gu, (kanji) => ` ${codePointsOf(kanji)} `)
    : byCharacter(name);

const byReading: Spelling = (name) => anyAscii(latinReading(name) ?? byKana(name));

/** The spellings that slugs have been made from earlier, or were before the table of readings knew a name. */
const FORMER_SPELLINGS: readonly Spelling[] = [byCharacter, byKana];

const codePointsOf = (text: string) =>
  ["u", ...[...text].map((sign) => (sign.codePointAt(0) ?? 0).toString(16))].join("-");

/**
 * A name's preferred slug: in Latin letters, lower-case, hyphens between runs of letters and digits.
 * "Sigur Rós" → `sigur-ros`, "Кино" → `kino`, "AC/DC" → `ac-dc`, "宇多田ヒカル" → `utada-hikaru`; a name of symbols alone,
 * such as "!!!", is spelt by its code points: `u-21-21-21`. Depends only on the name, so that addresses outlive a dataset.
 */
export function baseSlug(name: string, spell: Spelling = byReading): string {
  const slug = anyAscii(spell(name))
    .toLowerCase()
    .replace(/['’`´]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (DEVICE.test(slug)) return `${slug}-${hashOf(name)}`;
  const spelt = slug === "" ? codePointsOf(name) : slug;
  if (spelt.length <= SLUG_MAX_LENGTH) return spelt;
  const kept = spelt.slice(0, SLUG_MAX_LENGTH - HASH_LENGTH - 1).replace(/-+$/, "");
  return `${kept}-${hashOf(name)}`;
}

/** Only names with kana or kanji are spelt differently by different rules. */
const isSpeltByRule = (name: string) => hasKana(name) || hasHan(name);

/**
 * One slug per name, in the given order (most popular first). If several names have the same slug, the first keeps it
 * plain; the others get a hash of their own name, so that a new artist never changes them. A name whose slug has changed
 * yields to those that had it all along: 嵐 doesn't take `arashi` from Arashi.
 */
export function assignSlugs(names: readonly string[]): string[] {
  const plain = names.map((name) => baseSlug(name));
  const stayed: number[] = [];
  const moved: number[] = [];
  for (const [place, name] of names.entries()) {
    const hasMoved = isSpeltByRule(name) && baseSlug(name, byCharacter) !== plain[place];
    (hasMoved ? moved : stayed).push(place);
  }
  return shareOut(plain, names, [...stayed, ...moved]);
}

/** A slug for each name from its plain one; where several names want one, the first in `order` keeps it. */
function shareOut(plain: readonly string[], names: readonly string[], order: Iterable<number>): string[] {
  const taken = new Set<string>();
  const slugs = [...plain];
  for (const place of order) {
    const [wanted = "", name = ""] = [plain[place], names[place]];
    let slug = taken.has(wanted) ? withSuffix(wanted, hashOf(name)) : wanted;
    for (let attempt = 2; taken.has(slug); attempt++) slug = withSuffix(wanted, `${hashOf(name)}${attempt}`);
    taken.add(slug);
    slugs[place] = slug;
  }
  return slugs;
}

/**
 * The slugs that these artists had under earlier rules, each with today's. None is an artist's today, so every one leads
 * to its artist in one step.
 */
export function formerSlugs(names: readonly string[], slugs: readonly string[]): Map<string, string> {
  const former = new Map<string, string>();
  if (!names.some(isSpeltByRule)) return former;
  const current = new Set(slugs);
  const plain = names.map((name) => baseSlug(name));
  for (const spell of FORMER_SPELLINGS) {
    const then = names.map((name, place) => (isSpeltByRule(name) ? baseSlug(name, spell) : (plain[place] ?? "")));
    for (const [place, slug] of shareOut(then, names, names.keys()).entries()) {
      const today = slugs[place];
      if (today !== undefined && !current.has(slug) && !former.has(slug)) former.set(slug, today);
    }
  }
  return former;
}

function withSuffix(slug: string, suffix: string): string {
  return `${slug.slice(0, SLUG_MAX_LENGTH - suffix.length - 1).replace(/-+$/, "")}-${suffix}`;
}
