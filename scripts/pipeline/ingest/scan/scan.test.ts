import { writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FOUR_COLUMNS, SHA1_USER } from "../../../datasets/lastfm-360k.ts";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { fourColumns } from "../four-columns.fixture.ts";
import { ingestWithSql } from "../ingest-with-sql.ts";
import type { Ingested } from "../ingested.ts";
import { LONGEST_LINE_BYTES } from "../rejections.ts";
import { compareCodePoints } from "./clean-name.ts";
import { indexRows } from "./index-rows.ts";
import { ingestByScan } from "./ingest-by-scan.ts";
import { RowScanner } from "./row-scanner.ts";
import { scanOnThreads } from "./scan-on-threads.ts";
import type { ScannedRows } from "./scanned.ts";

async function bothWays(
  bytes: Uint8Array,
  folder: string,
  userPattern: string | null,
  isPacked = false,
): Promise<[Ingested, Ingested]> {
  const file = path.join(folder, `listens.tsv${isPacked ? ".gz" : ""}`);
  await writeFile(file, isPacked ? gzipSync(bytes, { level: 1 }) : bytes);
  const located = fourColumns(file, userPattern);
  const outcome = (work: Promise<Ingested>) => work.catch((error: Error) => ({ failed: error.message }) as never);
  return [
    comparable(await outcome(ingestByScan(located, { ...FOUR_COLUMNS, path: file }, { threads: 1 }))),
    comparable(await outcome(ingestWithSql(located, { memory: "500MB", threads: 2, workDir: folder }))),
  ];
}

/** The same values in plain arrays: a shared buffer and a private one are equal here. */
function comparable(result: Ingested): Ingested {
  if (!("userArtists" in result)) return result;
  const { indptr, indices, data } = result.userArtists;
  const plain = { indptr: [...indptr], indices: [...indices], data: [...data] };
  return { ...result, userArtists: { ...result.userArtists, ...plain } as never };
}

const user = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom("a", "b", "c", "d", "0f", "2").map((text) => text.repeat(40).slice(0, 40)) },
  fc.constantFrom("", " ", "sep 20, 2008", "A".repeat(40), "é", "a".repeat(39), "\r"),
);
const artist = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.constantFrom(
      "Beck",
      "beck",
      "BECK ",
      "Björk",
      "Bjo\u0308rk",
      "björk",
      "Σίγμα ς",
      "ΣΊΓΜΑ Σ",
      "İx",
      "ix",
      "I\u0307x",
      "ẞa",
      "ßa",
      "ＡＢ",
      "ａｂ",
      "Ǆ",
      "ǅ",
      "\u{1F3B8} band",
      "\u{FFFD}",
      "\uE000",
      "\u{10400}",
      "\u{10428}",
    ),
  },
  fc.constantFrom(
    "",
    " ",
    "\u00a0",
    "\u2003x",
    "a  b",
    "a \u3000b",
    'we"ird',
    "\\N",
    "NA",
    "\0",
    "x\0y",
    "\u0085",
    "\u200b",
    "a\rb",
    "\u1680",
    "K",
    "K",
    "ﬁ",
  ),
  fc.string({ unit: "binary", maxLength: 4 }).map((text) => text.replace(/[\t\n\ufeff]/g, "")), // DuckDB's binding for Node drops a leading U+FEFF.
);
const plays = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 5000 }).map(String) },
  fc.constantFrom(
    "",
    "0",
    "-1",
    "1.5",
    "1e3",
    " 7",
    "7 ",
    "007",
    "4294967295",
    "4294967296",
    "99999999999999999999",
    "+3",
    "0x1F",
    "1_000",
    "٣",
    "3\r",
    "\f5",
    "\u00a06",
    "3 4",
  ),
);
const mbid = fc.constantFrom(
  "",
  "",
  "no",
  " ",
  "11111111-1111-4111-8111-11111111111A",
  "11111111-1111-4111-8111-11111111111a",
  "22222222-2222-4222-8222-222222222222",
);
const row = fc.tuple(user, mbid, artist, plays).map((fields) => fields.join("\t"));
const line = fc.oneof(
  { weight: 30, arbitrary: row },
  fc.constantFrom(
    "",
    "",
    "one",
    "two\tcolumns",
    "\t\t\t",
    `${"a".repeat(40)}\t\tBeck\t5\t\t`,
    "\t\t\t\t",
    "\t",
    "a\tb\tc\td\te",
    " ",
  ),
);

describe("ingestByScan(dataset)", () => {
  it("gives the same as ingestWithSql(dataset) for any lines", async () => {
    const folder = await temporaryFolder();
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 200 }),
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        fc.constantFrom(SHA1_USER, null),
        async (lines, lineEnd, endsWithLineFeed, userPattern) => {
          const text = lines.join(lineEnd) + (endsWithLineFeed ? lineEnd : "");
          const [scanned, queried] = await bothWays(Buffer.from(text), folder, userPattern);
          expect(scanned).toEqual(queried);
        },
      ),
      // Each opens two databases: few runs of many lines.
      { numRuns: 20 },
    );
  });
});

const LIMIT = LONGEST_LINE_BYTES;
const prefix = `${"a".repeat(40)}\t\t`;
const longLine = fc
  .tuple(
    fc.constantFrom(LIMIT - 1, LIMIT, LIMIT + 1, LIMIT + 2, 2 * LIMIT + 7, 3_300_000),
    fc.constantFrom("x", "\0", " ", "\t", '"'),
    fc.constantFrom("", prefix),
    fc.constantFrom("", "\t7"),
  )
  .map(([length, filling, start, end]) => start + filling.repeat(length - start.length - end.length) + end);

describe("both ways of reading, given lines of 2 MB and more", () => {
  it("keep or count every line, at the file's start, middle and end, plain and packed", async () => {
    const folder = await temporaryFolder();
    const lines = fc.tuple(
      fc.array(line, { maxLength: 3 }),
      longLine,
      fc.array(line, { maxLength: 3 }),
      fc.option(longLine, { nil: null }),
      fc.array(row, { minLength: 1, maxLength: 3 }),
      fc.option(longLine, { nil: null }),
    );
    await fc.assert(
      fc.asyncProperty(
        lines,
        fc.constantFrom("\n", "\r\n"),
        fc.constantFrom("", "\uFEFF"),
        fc.boolean(),
        fc.boolean(),
        async ([before, first, between, second, after, last], lineEnd, mark, endsWithLineFeed, isPacked) => {
          const all = [...before, first, ...between, second, "one\tcolumn", `${prefix}Beck\t5`, ...after, last].filter(
            (one) => one !== null,
          );
          const bytes = Buffer.from(mark + all.join(lineEnd) + (endsWithLineFeed ? lineEnd : ""));
          const [scanned, queried] = await bothWays(bytes, folder, SHA1_USER, isPacked);
          expect(scanned).toEqual(queried);
          const { read, kept, rejected } = scanned.rows;
          expect(kept + rejected.reduce((sum, { rows }) => sum + rows, 0)).toBe(read);
          // An empty last element follows the last line end and is not a line.
          expect(read).toBe(all.at(-1) === "" && !endsWithLineFeed && lineEnd === "\n" ? all.length - 1 : all.length);
        },
      ),
      {
        numRuns: 6,
        // A line that is blank from its third column to beyond what is kept of it.
        examples: [
          [
            [[], `${prefix}${" ".repeat(LIMIT - prefix.length - 2)}\t7`, [], null, ["\t\t\t1"], null],
            "\n",
            "",
            false,
            false,
          ],
        ],
      },
    );
  });
});

describe("RowScanner.push(chunk)", () => {
  it("reads the same rows however the bytes are cut into chunks", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), fc.integer({ min: 1, max: 40 }), (lines, size) => {
        const bytes = Buffer.from(lines.join("\n"));
        const whole = new RowScanner(null);
        whole.push(Buffer.from(bytes));
        whole.finish();
        const cut = new RowScanner(null);
        for (let at = 0; at < bytes.length; at += size) cut.push(Buffer.from(bytes.subarray(at, at + size)));
        cut.finish();
        const rows = (scanner: RowScanner) =>
          Array.from({ length: scanner.rowUsers.length }, (_, at) => [
            scanner.rowUsers.at(at),
            scanner.rowSpellings.at(at),
            scanner.rowPlays.at(at),
          ]);
        expect(rows(cut)).toEqual(rows(whole));
        expect(cut.rejected).toEqual(whole.rejected);
        expect(cut.lines).toBe(whole.lines);
      }),
    );
  });
});

describe("scanOnThreads(task, { threads, feed })", () => {
  const nothing = { sizeBytes: 0, sha256: "" };

  /** Everything that ingest makes of what was read. */
  async function madeOf(scanned: ScannedRows) {
    const rejected = [...scanned.rejected].sort(([a], [b]) => (a < b ? -1 : 1));
    const rows = Array.from({ length: scanned.rowUsers.length }, (_, at) => [
      Buffer.from(scanned.users.bytes(scanned.rowUsers.at(at))).toString("latin1"),
      Buffer.from(scanned.spellings.bytes(scanned.rowSpellings.at(at))).toString("latin1"),
      scanned.rowPlays.at(at),
    ]);
    return { rejected, rows, indexed: await indexRows(scanned, async () => {}) };
  }

  function alone(bytes: Buffer): ScannedRows {
    const scanner = new RowScanner("[a-z]+", "listens.tsv");
    scanner.push(Buffer.from(bytes));
    scanner.finish();
    return scanner.scanned();
  }

  async function onThreads(bytes: Buffer, threads: number, chunkBytes: number): Promise<ScannedRows> {
    const { scanned } = await scanOnThreads(
      { userPattern: "[a-z]+", file: "listens.tsv" },
      {
        threads,
        feed: async (consume) => {
          async function* chunks() {
            // Its bytes change once the next chunk is asked for, as a reader's buffer does.
            for (let at = 0; at < bytes.length; at += chunkBytes)
              yield Buffer.from(bytes.subarray(at, at + chunkBytes));
          }
          await consume(chunks());
          return nothing;
        },
      },
    );
    return scanned;
  }

  it("reads the rows, rejects and examples that one thread does, in the file's order, on any number of threads", async () => {
    const lines = fc.sample(line, { numRuns: 3000, seed: 18 });
    const mbid = (at: number) => `cc197bad-dc9c-440d-a5b5-d52ba2e14${String(at % 400).padStart(3, "0")}`;
    const sound = Array.from({ length: 6000 }, (_, at) =>
      [
        `user${"abcdefg".charAt(Math.floor(at / 900))}`,
        mbid(at),
        `artist ${(at * 7919) % 500}`,
        String(1 + (at % 9)),
      ].join("\t"),
    );
    const mixed = sound.flatMap((text, at) => [text, ...(at % 2 === 0 ? [lines[at / 2] ?? ""] : [])]);
    const bytes = Buffer.from(`\ufeff${mixed.join("\n")}`);
    const expected = await madeOf(alone(bytes));
    expect(expected.rejected.length).toBeGreaterThan(3);
    for (const [threads, chunkBytes] of [
      [1, 1000],
      [2, 333],
      [3, 5000],
    ] as const) {
      expect(await madeOf(await onThreads(bytes, threads, chunkBytes))).toEqual(expected);
    }
  });

  it("cuts no line, however long, and reads none that is too long", async () => {
    const long = (size: number) => `u\t\t${"x".repeat(size)}\t1`;
    const lines = [
      long(LONGEST_LINE_BYTES - 6),
      "u\t\tBeck\t2",
      long(LONGEST_LINE_BYTES + 9),
      "",
      long(3),
      long(5 << 20),
    ];
    const bytes = Buffer.from(lines.join("\n"));
    const expected = await madeOf(alone(bytes));
    expect(expected.rows.length).toBe(3);
    for (const chunkBytes of [300_000, 3_000_000, bytes.length]) {
      expect(await madeOf(await onThreads(bytes, 2, chunkBytes))).toEqual(expected);
    }
  });

  it("ends with the fault of the bytes, with all threads", async () => {
    const feed = async (consume: (bytes: AsyncIterable<Buffer>) => Promise<void>) => {
      async function* chunks() {
        yield Buffer.from("u\t\tBeck\t2\n");
        throw new Error("the disk is gone");
      }
      await consume(chunks());
      return nothing;
    };
    await expect(scanOnThreads({ userPattern: null, file: "" }, { threads: 2, feed })).rejects.toThrow(
      "the disk is gone",
    );
  });
});

describe("compareCodePoints(a, b)", () => {
  it("orders as UTF-8 bytes do", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 6 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareCodePoints(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
    expect(compareCodePoints("\uE000", "\u{1F3B8}")).toBeLessThan(0);
  });
});
