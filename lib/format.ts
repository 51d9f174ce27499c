const integers = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat("en-GB", { notation: "compact", maximumSignificantDigits: 3 });

/** 1234567 → "1,234,567"; fractions are rounded. */
export function formatCount(value: number): string {
  return integers.format(value);
}

/** 1234567 → "1.23m", for axis ticks and tight spaces. */
export function formatCompact(value: number): string {
  return compact.format(value).toLowerCase();
}

/** For numbers in markup: as short as possible at this many decimals, 2.50001 → 2.5. */
export function roundTo(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** A share 0 to 1 → "12%", "0.4%", "<0.1%": one decimal below 10%, none above. */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return "<0.1%";
  const rounded = percent < 9.95 ? percent.toFixed(1).replace(/\.0$/, "") : integers.format(percent);
  return `${rounded}%`;
}

/** A share that follows a word like "above", so never rounded up: 0.99979 → "99.9%". */
export function formatShareAtLeast(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1).replace(/\.0$/, "")}%`;
}

/** A similarity 0 to 1 → two decimals, "0.47". */
export function formatSimilarity(similarity: number): string {
  return similarity.toFixed(2);
}

/** `formatPlural(1, "listener")` → "1 listener", `(2, …)` → "2 listeners". */
export function formatPlural(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

const ordinals = /* @__PURE__ */ new Intl.PluralRules("en-GB", { type: "ordinal" });
const ORDINAL_ENDINGS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "st", two: "nd", few: "rd" };

/** 1 → "1st", 12 → "12th", 23 → "23rd". */
export function formatOrdinal(value: number): string {
  return `${formatCount(value)}${ORDINAL_ENDINGS[ordinals.select(value)] ?? "th"}`;
}

/** What follows a name to make it a possessive: "Daft Punk" → "’s", "The Doors" → "’". Outside the name’s own `<bdi>`. */
export function possessiveEnding(name: string): string {
  return /s$/i.test(name) ? "’" : "’s";
}

/** A lift (1 is chance): 1.94 → "1.9× chance", 12.3 → "12× chance". */
export function formatLift(lift: number): string {
  if (lift > 0 && lift < 0.05) return "<0.1× chance";
  return `${lift < 9.95 ? lift.toFixed(1).replace(/\.0$/, "") : formatCount(lift)}× chance`;
}

/** `["A", "B", "C"]` → "A, B & C". */
export function formatList(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} & ${last}`;
}
