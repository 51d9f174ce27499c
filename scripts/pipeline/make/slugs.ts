import { createHash } from "node:crypto";
import anyAscii from "any-ascii";
import { SLUG_MAX_LENGTH } from "../../../lib/primitives/slug.ts";

const HASH_LENGTH = 6;

/** Device names on Windows, where no file can have such a name, whatever comes after a dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** The common form of two spellings of one artist; names are already NFC. */
const keyOf = (name: string) => name.toLowerCase();

const hashOf = (name: string) => createHash("sha256").update(keyOf(name)).digest("hex").slice(0, HASH_LENGTH);

/**
 * A name's preferred slug: transliterated, lower-case, hyphens between runs of letters and digits.
 * "Sigur Rós" → `sigur-ros`, "Кино" → `kino`, "AC/DC" → `ac-dc`; a name of symbols alone, such as "!!!", is spelt by
 * its code points: `u-21-21-21`. Depends only on the name, so that addresses outlive a dataset.
 */
export function baseSlug(name: string): string {
  const slug = anyAscii(name.normalize("NFC"))
    .toLowerCase()
    .replace(/['’`´]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (DEVICE.test(slug)) return `${slug}-${hashOf(name)}`;
  const spelt =
    slug === "" ? ["u", ...[...name].map((sign) => (sign.codePointAt(0) ?? 0).toString(16))].join("-") : slug;
  if (spelt.length <= SLUG_MAX_LENGTH) return spelt;
  const kept = spelt.slice(0, SLUG_MAX_LENGTH - HASH_LENGTH - 1).replace(/-+$/, "");
  return `${kept}-${hashOf(name)}`;
}

/**
 * One slug per name, in the given order (most popular first). If several names have the same slug, the first keeps it
 * plain; the others get a hash of their own name, so that a new artist never changes them.
 */
export function assignSlugs(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let slug = baseSlug(name);
    if (taken.has(slug)) slug = withSuffix(slug, hashOf(name));
    for (let attempt = 2; taken.has(slug); attempt++) slug = withSuffix(baseSlug(name), `${hashOf(name)}${attempt}`);
    taken.add(slug);
    return slug;
  });
}

function withSuffix(slug: string, suffix: string): string {
  return `${slug.slice(0, SLUG_MAX_LENGTH - suffix.length - 1).replace(/-+$/, "")}-${suffix}`;
}
