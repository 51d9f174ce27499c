import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import * as v from "valibot";
import { parseArtistList } from "../lib/search/artist-list.ts";
import { buildSearchIndex } from "../lib/search/build.ts";
import { matchNames } from "../lib/search/match-names.ts";
import { nearMatches } from "../lib/search/near-matches.ts";
import type { SearchSource } from "../lib/search/search.ts";
import { slugOfVariant } from "../lib/search/variant-address.ts";
import { SearchHead, SearchShard } from "../lib/site-data/search.ts";
import { sharedSearch } from "../lib/site-data/shared-search.ts";
import { count, option } from "../scripts/cli/command-line.ts";
import { commandValues } from "../scripts/cli/run-command.ts";
import { largeCatalogue } from "./large-catalogue.ts";

/**
 * CPU time of the most expensive name lookups, each on a newly started server, and how long they keep others
 * waiting: a pasted list of typos (1.3 KB, POST /for-you/list), and addresses without an artist.
 */
const values = commandValues({
  name: "npx tsx bench/search-cost.ts",
  about: "Measures the CPU time of the most expensive requests for names.",
  options: {
    artists: option(count(), { help: "size of the catalogue", fallback: 120_000 }),
  },
});

const LIST = Array.from(
  { length: 100 },
  (_, at) => `${String.fromCharCode(97 + (at % 26))}${at.toString(36)}mbatalika`,
);
const ADDRESSES = ["kareno-tulisa-bandoki-moreta-silani-fedoru", "radiohaed", "zzqx-vwkj-pqrt-bnmh-lkjg-dfgh"];

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "kindred-search-"));
  try {
    await mkdir(path.join(folder, "search"));
    const catalogue = await largeCatalogue(values.artists);
    for (const [file, content] of buildSearchIndex(catalogue)) {
      await writeFile(path.join(folder, file), JSON.stringify(content));
    }
    const known = catalogue.filter((_, at) => at % Math.floor(catalogue.length / 100) === 0).map(({ name }) => name);
    await measure("a list of 100 typos", folder, (source) =>
      matchNames(parseArtistList(LIST.join("\n")).lines, source),
    );
    await measure("a list of 100 artists", folder, (source) =>
      matchNames(parseArtistList(known.join("\n")).lines, source),
    );
    for (const address of ADDRESSES) {
      await measure(`/artist/${address}`, folder, async (source) => {
        const book = {
          index: source,
          hasArtist: async () => false,
          todaysSlugOf: async () => null,
          spellingsOf: async () => [],
        };
        await slugOfVariant(address, book);
        await nearMatches(address, source, 8);
      });
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The median of five runs, each starting without a cache. */
async function measure(name: string, folder: string, run: (source: SearchSource) => Promise<unknown>): Promise<void> {
  const runs: { cpuMs: number; delayMs: number }[] = [];
  for (let round = 0; round < 5; round++) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const before = process.cpuUsage();
    await run(onDisk(folder));
    const { user, system } = process.cpuUsage(before);
    await new Promise((resolve) => setTimeout(resolve, 5));
    delay.disable();
    runs.push({ cpuMs: (user + system) / 1000, delayMs: delay.max / 1e6 });
  }
  const { cpuMs, delayMs } = runs.toSorted((a, b) => a.cpuMs - b.cpuMs)[2] ?? {
    cpuMs: Number.NaN,
    delayMs: Number.NaN,
  };
  console.log(`${name}: ${cpuMs.toFixed(0)} ms of CPU; others wait ${delayMs.toFixed(0)} ms at most`);
}

function onDisk(folder: string): SearchSource {
  const read = async (file: string) => JSON.parse(await readFile(path.join(folder, file), "utf8"));
  return sharedSearch({
    stamp: async () => "",
    head: async () => v.parse(SearchHead, await read("search/head.json")),
    shard: async (file) => v.parse(SearchShard, await read(file)),
  });
}

await main();
