import { writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { ArtistFile } from "../../../lib/site-data/artist.ts";
import { ArtistFileMaker } from "./artist-files.ts";
import { browseFiles } from "./browse-files.ts";
import { type Catalogue, rowsOf } from "./catalogue.ts";
import { formerSlugsFile } from "./former-slugs-file.ts";
import type { ArtistsJob, CatalogueJob, Job, SentCatalogue } from "./jobs.ts";
import { mapFiles } from "./map-file.ts";
import { neighbourGraphFile } from "./neighbour-graph-file.ts";
import { searchFiles } from "./search-files.ts";
import { tagFiles } from "./tag-files.ts";
import { demandValid, type OutputFile, writeFiles } from "./write-files.ts";

/** Artists per range, whose first file is read back and checked as a whole: some 20 ms of work between two reports. */
const RANGE_LENGTH = 128;

/** Makes, checks and writes all files of a job; reports how many, since the last report. A module for threads. */
export async function run(job: Job, onWritten: (files: number) => void, signal: AbortSignal): Promise<void> {
  switch (job.kind) {
    case "artists":
      return makeArtistFiles(job, onWritten, signal);
    case "catalogue":
      return onWritten(await writeFiles(job.folder, catalogueFiles(job), { signal }));
    case "map":
      return onWritten(
        await writeFiles(job.folder, mapFiles(job.edition, job.rows, job.neighbours, job.tags), { signal }),
      );
    case "explore": {
      // Only this one needs DuckDB.
      const { makeExploreFiles } = await import("./explore/make-explore-files.ts");
      return onWritten(await makeExploreFiles(job, signal));
    }
  }
}

const decoder = new TextDecoder();

const parsed = (bytes: Uint8Array): unknown => JSON.parse(decoder.decode(bytes));

const withRows = (catalogue: SentCatalogue): Catalogue => ({
  ...catalogue,
  rows: rowsOf(catalogue.artists, catalogue.slugs),
});

async function makeArtistFiles(job: ArtistsJob, onWritten: (files: number) => void, signal: AbortSignal) {
  const { folder, neighbours, listedBy, settings, nextRange } = job;
  const catalogue = withRows(job.catalogue);
  const artists = catalogue.artists.length;
  const maker = new ArtistFileMaker(catalogue, neighbours, listedBy, settings);
  await mkdir(path.join(folder, "artists"), { recursive: true });
  for (;;) {
    const from = Atomics.add(nextRange, 0, 1) * RANGE_LENGTH;
    if (from >= artists) return;
    const to = Math.min(artists, from + RANGE_LENGTH);
    for (let index = from; index < to; index++) {
      const { path: filePath, bytes } = maker.file(index);
      if (index === from) demandValid({ path: filePath, schema: ArtistFile, value: parsed(bytes) });
      // Synchronously: a promise per file costs more than the write.
      writeFileSync(path.join(folder, filePath), bytes);
    }
    onWritten(to - from);
    await nextTurn();
    signal.throwIfAborted();
  }
}

function* catalogueFiles({
  edition,
  catalogue: sent,
  lowConfidenceBelow,
  neighbours,
  tags,
}: CatalogueJob): Generator<OutputFile> {
  const catalogue = withRows(sent);
  yield* browseFiles(catalogue.rows, lowConfidenceBelow);
  yield formerSlugsFile(catalogue);
  yield neighbourGraphFile(catalogue.slugs, neighbours);
  yield* searchFiles(catalogue, tags);
  yield* tagFiles(edition, catalogue.rows, tags);
}
