import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { Quality } from "../../lib/site-data/quality.ts";
import { parseCommandLine } from "../cli/command-line.ts";
import { quietReporter } from "../cli/reporter.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { EVALUATE, evaluateOptions } from "./options.ts";
import { evaluate } from "./run.ts";
import { formatQuality } from "./table.ts";

/** Two camps of listeners: all play most artists of their own camp and one of the other's. */
function camps(): string {
  const rows = ["user,artist,plays"];
  for (let user = 0; user < 60; user++) {
    const camp = user % 2;
    for (let artist = 0; artist < 12; artist++) {
      if ((user * 7 + artist * 5) % 4 !== 0)
        rows.push(`u${user},camp ${camp} artist ${artist},${1 + ((user + artist) % 9)}`);
    }
    rows.push(`u${user},camp ${1 - camp} artist ${user % 12},3`);
  }
  return `${rows.join("\n")}\n`;
}

async function optionsFor(flags: readonly string[]) {
  const folder = await temporaryFolder();
  const file = path.join(folder, "camps.csv");
  await mkdir(folder, { recursive: true });
  await writeFile(file, camps());
  const argv = ["--dataset", `file:${file}`, "--bootstrap", "50", ...flags];
  const options = evaluateOptions(parseCommandLine(EVALUATE, argv, {}).values);
  return { ...options, memory: "1GB", cacheDir: path.join(folder, "cache") };
}

describe("evaluate", () => {
  it("evaluate(options) measures every method and reference, the same for any number of workers", async () => {
    const [one, two] = await Promise.all([
      evaluate(await optionsFor(["--splits", "2", "--workers", "1"]), { reporter: quietReporter }),
      evaluate(await optionsFor(["--splits", "2", "--workers", "2"]), { reporter: quietReporter }),
    ]);
    expect(v.parse(Quality, one)).toEqual(one);
    expect(two).toEqual(one);
    expect(one.protocol).toMatchObject({ splits: [2], tuningSplits: [1] });
    const recallOf = (id: string) => one.methods.find((method) => method.id === id)?.recall.mean ?? 0;
    for (const id of ["user-median-log", "blend", "ials", "jaccard", "bm25", "ials-whole"]) {
      expect(recallOf(id)).toBeGreaterThan(recallOf("most-popular"));
    }
    const ofBlend = one.methods.find(({ id }) => id === "blend");
    expect(ofBlend?.orders?.balanced).toMatchObject({ pairs: ofBlend?.pairs, coverage: ofBlend?.hubs?.coverage });
    expect(ofBlend?.orders?.familiar.pairs).not.toEqual(ofBlend?.orders?.adventurous.pairs);
    expect(ofBlend?.hubs?.largest?.name).toMatch(/^camp [01] artist \d+$/);
    expect(one.methods.flatMap(({ id, orders }) => (orders === null ? id : []))).toEqual([
      "most-popular",
      "ials-whole",
    ]);
    for (const { id } of one.methods) expect(formatQuality(one)).toContain(id);
  });

  it("evaluate(options) never reports the tuning split, and samples users if requested", async () => {
    const options = await optionsFor(["--splits", "3", "--methods", "binary-cosine", "--max-users", "40"]);
    const quality = await evaluate(options, { reporter: quietReporter });
    expect(quality).toMatchObject({ users: 40, sampledFrom: 60, baseline: "binary-cosine" });
    expect(quality.protocol.splits).toEqual([2, 3]);
    expect(quality.methods.map(({ id, gain }) => [id, gain])).toEqual([["binary-cosine", null]]);
  });
});

describe("npm run evaluate", () => {
  it.each([
    [["--methods", "pearson"], '--methods is "pearson", expected one of user-median-log, blend'],
    [["--splits", "1"], '--splits is "1", expected a whole number from 2'],
    [["--seed", "x"], '--seed is "x", expected a whole number from 0'],
  ])("%j: says what is wrong", (flags, message) => {
    expect(() => parseCommandLine(EVALUATE, flags, {})).toThrow(message);
  });
});
