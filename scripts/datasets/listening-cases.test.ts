import { existsSync, readdirSync, readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { ingest } from "../pipeline/ingest/ingest.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { findDataset } from "./find.ts";

const Counts = v.record(v.string(), v.number());
const Expected = v.object({
  inputs: v.array(
    v.object({
      path: v.string(),
      listeners: v.optional(v.number()),
      plays: v.optional(Counts),
      listenersOf: v.optional(Counts),
      rejected: v.optional(Counts),
      refused: v.optional(v.string()),
      /** Words that a message of the run or of the refusal must contain. */
      says: v.optional(v.array(v.string())),
      note: v.optional(v.string()),
      orRefused: v.optional(v.string()),
      corrections: v.optional(v.string()),
      rule: v.optional(v.picklist(["one", "per-file"])),
    }),
  ),
});

const OWN = fileURLToPath(new URL("../../lib/listens/cases", import.meta.url));
/** Cases from the field, where they lie beside the checkout. */
const SHARED = [process.env.SHARED_CASES ?? "", "../shared/cases", "../../shared/cases"]
  .filter((place) => place !== "")
  .map((place) => path.resolve(fileURLToPath(new URL("../..", import.meta.url)), place))
  .filter((place) => existsSync(place));

function casesIn(folder: string) {
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, "expected.json")))
    .flatMap((name) => {
      const { inputs } = v.parse(Expected, JSON.parse(readFileSync(path.join(folder, name, "expected.json"), "utf8")));
      return inputs.map((input) => ({ ...input, name: `${name}/${input.path}`, folder: path.join(folder, name) }));
    });
}

/** Reason as the report words it, by the words of `expected.json`. */
const WORDS: Readonly<Record<string, string>> = {
  podcast: "a podcast or an audiobook, not music",
  "not a play": "not a play: another event of the log",
  "wrong number of columns": "the line has too few or too many columns",
};

const CASES = [OWN, ...SHARED.slice(0, 1)].flatMap(casesIn);

describe("an export of listening", () => {
  // A pasted list is read by the page's form, not by the pipeline.
  it.each(CASES.filter(({ name }) => !name.startsWith("40-")))("$name is read right", async (input) => {
    const work = await temporaryFolder();
    const place = path.join(await temporaryFolder(), "case");
    await cp(input.folder, place, { recursive: true, filter: (file) => !/expected\.(?:json|md)$/.test(file) });
    const options = {
      datasetsDir: "",
      workDir: work,
      listenerRule: input.rule,
      corrections: input.corrections === undefined ? null : path.join(place, input.corrections),
    };
    const located = findDataset(`file:${path.join(place, input.path)}`).locate(options);
    if (input.refused !== undefined) {
      const message = await located.then(
        () => "",
        (error: Error) => error.message,
      );
      expect(message).toContain(path.basename(input.path));
      expect(message).not.toContain(work);
      expect(message).not.toContain("\n");
      for (const word of input.says ?? []) expect(message).toContain(word);
      return;
    }
    const dataset = await located;
    const { artists, users, rows } = await ingest(dataset, { memory: "1GB", threads: 1, workDir: work });
    const plays = Object.fromEntries(artists.map((artist) => [artist.name, artist.plays]));
    const listenersOf = Object.fromEntries(artists.map((artist) => [artist.name, artist.listeners]));
    expect(users).toBe(input.listeners);
    if (input.plays !== undefined) expect(plays).toMatchObject(input.plays);
    if (input.plays !== undefined && input.note === undefined) expect(plays).toEqual(input.plays);
    if (input.listenersOf !== undefined) expect(listenersOf).toEqual(input.listenersOf);
    for (const [words, count] of Object.entries(input.rejected ?? {})) {
      expect(rows.rejected).toContainEqual(
        expect.objectContaining({ description: WORDS[words] ?? words, rows: count }),
      );
    }
    expect(rows.read).toBe(rows.kept + rows.rejected.reduce((sum, { rows: count }) => sum + count, 0));
    for (const word of input.says ?? []) expect((dataset.notes ?? []).join("\n")).toContain(word);
  });
});
