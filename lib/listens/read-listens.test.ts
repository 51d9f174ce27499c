import fc from "fast-check";
import { gzipSync, strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { findDuplicates } from "./duplicates.ts";
import { shareOut } from "./listeners.ts";
import { type ListensFile, memoryFile } from "./listens-file.ts";
import { readListens } from "./read-listens.ts";

interface Listen {
  artist: string;
  track: string;
  /** Unix seconds. */
  at: number;
}

/** Distinct seconds, so that every listen is another. */
const LISTENS = fc
  .uniqueArray(fc.integer({ min: 1_100_000_000, max: 1_800_000_000 }), { minLength: 2, maxLength: 30 })
  .chain((times) =>
    fc.tuple(
      ...times.map((at) =>
        fc.record({
          artist: fc.constantFrom(
            "Björk",
            "Air",
            'Say "Hi"',
            "Simon & Garfunkel",
            "Crosby, Stills",
            "東京事変",
            "a\\b",
          ),
          track: fc.constantFrom("Joga", "x; y", 'q"q', ""),
          at: fc.constant(at),
        }),
      ),
    ),
  );

const iso = (at: number) => new Date(at * 1000).toISOString().replace(".000", "");
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const plain = (text: string) => text.replace(/[",;\t]/g, " ");

interface Format {
  header: string;
  line(listen: Listen): string;
}

/** Formats of one listen per line. */
const LINES: Record<string, Format> = {
  "Last.fm CSV": {
    header: "uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid\n",
    line: ({ artist, track, at }) => `"${at}","x",${quoted(artist)},"","","",${quoted(track)},""`,
  },
  "lastfmstats CSV": {
    header: "Artist;Album;AlbumId;Track;Date#ann\n",
    line: ({ artist, track, at }) => `${quoted(artist)};;;${quoted(track)};${at}000`,
  },
  "ListenBrainz lines": {
    header: "",
    line: ({ artist, track, at }) =>
      JSON.stringify({ listened_at: at, track_metadata: { artist_name: artist, track_name: track } }),
  },
  "Pano lines": {
    header: "",
    line: ({ artist, track, at }) => JSON.stringify({ timeMs: at * 1000, artist, track, event: "scrobble" }),
  },
  "a scrobbler log": {
    header: "#AUDIOSCROBBLER/1.1\n#TZ/UTC\n#CLIENT/x\n",
    line: ({ artist, track, at }) => `${plain(artist)}\t\t${plain(track)}\t1\t200\tL\t${at}\t`,
  },
  "a table with times": {
    header: "time,artist,track\n",
    line: ({ artist, track, at }) => `${iso(at)},${quoted(artist)},${quoted(track)}`,
  },
};

/** Formats that are one document. */
const DOCUMENTS: Record<string, (listens: readonly Listen[], indent?: number) => string> = {
  Spotify: (listens, indent) =>
    JSON.stringify(
      listens.map(({ artist, track, at }) => ({
        ts: iso(at),
        ms_played: 200_000,
        master_metadata_track_name: track,
        master_metadata_album_artist_name: artist,
        episode_name: null,
      })),
      null,
      indent,
    ),
  lastfmstats: (listens, indent) =>
    JSON.stringify(
      { username: "ann", scrobbles: listens.map(({ at, ...listen }) => ({ ...listen, album: "", date: at * 1000 })) },
      null,
      indent,
    ),
  "Last.fm pages": (listens, indent) =>
    JSON.stringify(
      listens.map(({ artist, track, at }) => ({
        track: [{ artist: { "#text": artist, mbid: "" }, album: {}, name: track, date: { uts: `${at}` } }],
        "@attr": { user: "ann" },
      })),
      null,
      indent,
    ),
  "ListenBrainz's API": (listens, indent) =>
    JSON.stringify(
      {
        payload: {
          count: listens.length,
          listens: listens.map(({ artist, track, at }) => ({
            listened_at: at,
            track_metadata: { artist_name: artist, track_name: track },
          })),
          user_id: "ann",
        },
      },
      null,
      indent,
    ),
};

const bytesOf = (text: string) => memoryFile("history", strToU8(text));

/** Kept rows after duplicates were found, rows read, and rejections by reason. */
async function read(...files: ListensFile[]) {
  const reading = await readListens(files);
  const { rows: duplicates } = findDuplicates(reading, shareOut(reading, "one"), () => 0);
  const rows = reading.files.reduce((sum, file) => sum + file.rows, 0);
  const rejected = Object.fromEntries([...reading.rejected].map(([reason, found]) => [reason, found.rows]));
  const lost = [...reading.rejected.values()].reduce((sum, found) => sum + found.rows, 0);
  return { kept: reading.plays.length - duplicates, duplicates, rows, lost, rejected };
}

const shuffled = <Item>(items: readonly Item[], seeds: readonly number[]) =>
  items
    .map((item, index) => ({ item, seed: seeds[index % seeds.length] ?? 0, index }))
    .sort((a, b) => a.seed - b.seed || a.index - b.index)
    .map(({ item }) => item);

describe("readListens(files)", () => {
  it.each(Object.entries(LINES))(
    "counts each line of %s once, in any order, put together twice",
    async (_name, format) => {
      await fc.assert(
        fc.asyncProperty(LISTENS, fc.array(fc.integer(), { minLength: 1 }), async (listens, seeds) => {
          const text = format.header + listens.map((listen) => `${format.line(listen)}\n`).join("");
          const other =
            format.header +
            shuffled(listens, seeds)
              .map((listen) => `${format.line(listen)}\n`)
              .join("");
          expect(await read(bytesOf(text))).toMatchObject({ kept: listens.length, duplicates: 0, rejected: {} });
          expect(await read(bytesOf(other))).toMatchObject({ kept: listens.length, duplicates: 0, rejected: {} });
          for (const result of [await read(bytesOf(text + other)), await read(bytesOf(text), bytesOf(other))]) {
            expect(result).toMatchObject({ kept: listens.length, rows: 2 * listens.length, rejected: {} });
          }
        }),
        { numRuns: 25 },
      );
    },
  );

  it.each(Object.entries(LINES))("loses one line of %s at most to one that is broken", async (_name, format) => {
    const damage = fc.constantFrom('"', "\0\0", "{", "x\ty", "\u{10ffff}", ",,,,,,,,,,,,", "");
    await fc.assert(
      fc.asyncProperty(LISTENS, fc.nat(), fc.nat(), damage, async (listens, which, where, piece) => {
        const lines = listens.map((listen) => format.line(listen));
        const index = which % lines.length;
        const line = lines[index] ?? "";
        const broken = line.slice(0, where % line.length) + piece;
        lines[index] = broken;
        const { kept, rows, lost, duplicates } = await read(bytesOf(`${format.header}${lines.join("\n")}\n`));
        expect(kept + lost + duplicates).toBe(rows);
        // What is left of the line may be blank, a comment or a row of its own.
        expect(kept).toBeGreaterThanOrEqual(listens.length - 1);
        expect(kept).toBeLessThanOrEqual(listens.length);
        expect(rows).toBeGreaterThanOrEqual(listens.length - 1);
        expect(rows).toBeLessThanOrEqual(listens.length);
      }),
      { numRuns: 40 },
    );
  });

  it.each(Object.entries(DOCUMENTS))(
    "reads every whole row of %s, cut at any byte, and says that it was cut",
    async (_name, write) => {
      await fc.assert(
        fc.asyncProperty(LISTENS, fc.nat(), fc.constantFrom(undefined, 1), async (listens, where, indent) => {
          const bytes = strToU8(write(listens, indent));
          const ends = listens.map((_, count) => strToU8(write(listens.slice(0, count + 1), indent)).length);
          const length = 2 + (where % (bytes.length - 2));
          const { kept, rejected } = await read(memoryFile("history", bytes.slice(0, length)));
          // A document of n rows and its end is longer than the part with those rows.
          expect(kept).toBeGreaterThanOrEqual(ends.filter((end) => end <= length).length);
          expect(kept).toBeLessThanOrEqual(listens.length);
          expect(rejected).toEqual({ truncated: 1 });
          expect(await read(memoryFile("history", bytes))).toMatchObject({ kept: listens.length, rejected: {} });
        }),
        { numRuns: 40 },
      );
    },
  );

  it("reads the same however the bytes arrive", async () => {
    await fc.assert(
      fc.asyncProperty(LISTENS, fc.integer({ min: 1, max: 50 }), async (listens, size) => {
        const texts = [
          ...Object.values(DOCUMENTS).map((write) => write(listens)),
          ...Object.values(LINES).map(({ header, line }) => `${header}${listens.map(line).join("\r\n")}\r\n`),
        ];
        for (const text of texts) {
          const bytes = strToU8(`${text}${" ".repeat(0)}`);
          const inPieces: ListensFile = {
            ...memoryFile("history", bytes),
            async *open(start = 0, end = bytes.length) {
              for (let at = start; at < end; at += size) yield bytes.subarray(at, Math.min(end, at + size));
            },
          };
          const packed = gzipSync(bytes);
          expect(await read(inPieces)).toMatchObject({ kept: listens.length, rejected: {} });
          expect(await read(memoryFile("history.gz", packed))).toMatchObject({ kept: listens.length, rejected: {} });
        }
      }),
      { numRuns: 10 },
    );
  });

  it("never fails but by a message about the file", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(
          "",
          "user,artist,plays\n",
          "[{",
          '{"listens":[',
          "PK\x03\x04",
          "\x1f\x8b",
          "<?xml?><plist>",
          "\xff\xfe",
          "#AUDIOSCROBBLER/1.1\n",
        ),
        async (bytes, head) => {
          const all = new Uint8Array([...head].map((sign) => sign.charCodeAt(0)).concat(...bytes));
          const result = await read(memoryFile("x", all)).catch((error: unknown) => error);
          if (result instanceof Error) expect(result.constructor.name).toBe("ListensFault");
          else expect(result).toHaveProperty("kept");
        },
      ),
      { numRuns: 500 },
    );
  });

  it("says which file is not one of listening, by what is in it", async () => {
    const { files } = await readListens([bytesOf('[{"performer":"a","song":"b"}]'), bytesOf("a b c\n")]);
    expect(files.map(({ format, found }) => [format, found])).toEqual([
      [null, "performer, song"],
      [null, "a b c"],
    ]);
  });

  it("stops when told to", async () => {
    const stop = new AbortController();
    stop.abort(new Error("enough"));
    await expect(readListens([bytesOf("artist,plays\na,1\n")], { signal: stop.signal })).rejects.toThrow("enough");
  });
});
