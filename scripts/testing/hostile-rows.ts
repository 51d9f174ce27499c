import fc from "fast-check";
import { HOSTILE_TEXTS, hostileText } from "./hostile-text.ts";

const USERS = 40;

const quote = (field: string) => `"${field.replaceAll('"', '""')}"`;

const plays = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 5000 }).map(String), weight: 8 },
  { arbitrary: fc.constantFrom("0", "-1", "1.5", "1e9", "99999999999999999999", "NaN", "", "=1+1", "٣"), weight: 1 },
);

const mbid = fc.oneof(
  { arbitrary: fc.constant(""), weight: 3 },
  { arbitrary: fc.uuid(), weight: 3 },
  { arbitrary: hostileText, weight: 1 },
);

/** Users are few, so that artists have neighbours; every hostile text is an artist whom several of them play. */
function hostileRow(artist: fc.Arbitrary<string>): fc.Arbitrary<string[]> {
  const user = fc.oneof(
    { arbitrary: fc.nat(USERS - 1).map((index) => `user${index}`), weight: 12 },
    { arbitrary: hostileText, weight: 1 },
  );
  return fc.tuple(user, artist, plays, mbid).map(([one, name, count, id]) => [one, name, count, id]);
}

/** Well-formed CSV of `count` rows whose fields are hostile; a header first. */
export function hostileCsv(count: number, seed: number): string {
  const known = HOSTILE_TEXTS.flatMap((text) =>
    [0, 1, 2, 3].map((user) => [`user${user}`, text, String(10 + user), ""]),
  );
  const made = fc.sample(hostileRow(hostileText), { numRuns: Math.max(0, count - known.length), seed });
  const rows = [...known, ...made].slice(0, count);
  return `user,artist,plays,mbid\n${rows.map((row) => row.map(quote).join(",")).join("\n")}\n`;
}

/** Lines of Last.fm-360K's dialect whose bytes are hostile: broken UTF-8, NUL, stray quotes, too many and too few columns. */
export function hostileLines(count: number, seed: number): Buffer {
  const user = fc
    .array(fc.constantFrom(..."0123456789abcdef"), { minLength: 40, maxLength: 40 })
    .map((digits) => digits.join(""));
  const bytes = fc.uint8Array({ maxLength: 80 }).map((array) => Buffer.from(array));
  const field = fc.oneof(
    hostileText.map((text) => Buffer.from(text)),
    bytes,
    fc.constantFrom("12", "0", "").map((text) => Buffer.from(text)),
  );
  const line = fc
    .tuple(
      fc.oneof(
        user.map((text) => Buffer.from(text)),
        field,
      ),
      fc.array(field, { minLength: 0, maxLength: 5 }),
    )
    .map(([first, rest]) =>
      Buffer.concat([first, ...rest.flatMap((part) => [Buffer.from("\t"), part]), Buffer.from("\n")]),
    );
  return Buffer.concat(fc.sample(line, { numRuns: count, seed }));
}
