import { mkdir } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { Manifest } from "../../lib/site-data/manifest.ts";
import type { Reporter, StageClock } from "../cli/reporter.ts";
import type { LocatedDataset } from "../datasets/source.ts";
import { type ComputeEffects, compute } from "./compute.ts";
import type { Catalogue } from "./make/catalogue.ts";
import { type CatalogueTags, noTags, withSlugs } from "./make/catalogue-tags.ts";
import { comparisonsFiles } from "./make/comparisons-file.ts";
import { createJobs } from "./make/create-jobs.ts";
import { disclosure } from "./make/disclosure.ts";
import { editionOf } from "./make/edition.ts";
import { manifestFile } from "./make/manifest-file.ts";
import { methodListsFile } from "./make/method-lists-file.ts";
import { qualityFiles } from "./make/quality-file.ts";
import { runJob } from "./make/run-job.ts";
import { writeFiles } from "./make/write-files.ts";
import type { PrecomputeOptions } from "./options.ts";

export interface BuildEffects {
  workDir: string;
  /** The folder for the files; the caller switches it in. */
  staging: string;
  clock: StageClock;
  reporter: Reporter;
  signal?: AbortSignal | undefined;
}

export interface Built {
  manifest: Manifest;
  /** The files that were read, whether or not the manifest names them. */
  read: Manifest["dataset"]["files"];
  files: number;
}

/** Starting a thread takes longer than writing this many artists. */
const MIN_ARTISTS_FOR_THREADS = 1_000;

/** Dataset → every file of the data folder, in `staging`. */
export async function build(
  dataset: LocatedDataset,
  options: PrecomputeOptions,
  { workDir, staging, clock, reporter, signal }: BuildEffects,
): Promise<Built> {
  // First, so that a wrong folder is reported before anything is computed.
  const comparisons = await comparisonsFiles(options.compare);
  const computed = await compute(dataset, options, { workDir, clock, reporter, signal });
  const { ingested, userArtists, catalogue, settings, neighbours } = computed;
  const tags = await tagsOf(dataset, catalogue, options, { workDir, clock, reporter, signal });
  const edition = editionOf(ingested, catalogue, neighbours, tags);
  const manifest = manifestFile(edition, dataset, ingested, catalogue, tags, settings);
  if (dataset.description.isPersonal) for (const line of disclosure(computed)) reporter.line(line);
  const quality = await qualityFiles(options, v.parse(Manifest, manifest.value), ingested.files, reporter.line);
  const compared = await clock.run("compare methods", () =>
    methodListsFile(userArtists, catalogue, neighbours, settings, { workers: options.workers, signal }),
  );
  const files = await clock.run("publish", async (update) => {
    const published = catalogue.artists.length;
    // First, since the dashboard's queries read it.
    const first = await writeFiles(staging, [manifest], { signal });
    const jobs = createJobs(
      { ...computed, tags },
      {
        folder: staging,
        edition,
        workDir,
        isPersonal: dataset.description.isPersonal,
        ...settings,
      },
    );
    const others = await writeAll(signal, [
      (both) =>
        runJob(jobs.artists, {
          threads: Math.min(options.workers, Math.floor(published / MIN_ARTISTS_FOR_THREADS)),
          signal: both,
          onWritten: (done) => update(done / (published + 1), `${done} of ${published} artists`),
        }),
      ...[jobs.catalogue, jobs.map, jobs.explore].map(
        (job) => (both: AbortSignal) =>
          runJob(job, { threads: published < MIN_ARTISTS_FOR_THREADS ? 0 : 1, signal: both }),
      ),
      (both) => writeFiles(staging, [...quality, ...compared, ...comparisons], { signal: both }),
    ]);
    return first + others;
  });
  return { manifest: v.parse(Manifest, manifest.value), read: ingested.files, files };
}

/** What artists sound like: read after their neighbours are known, on which it has no influence. */
async function tagsOf(
  { tags: source }: LocatedDataset,
  { artists }: Catalogue,
  { memory, workers, maxUnpackedBytes }: PrecomputeOptions,
  { workDir, clock, reporter, signal }: ComputeEffects,
): Promise<CatalogueTags> {
  if (source === undefined) return noTags(artists.length);
  if ("missing" in source) {
    reporter.line(`No tags: ${source.missing}`);
    return noTags(artists.length);
  }
  const folder = path.join(workDir, "tags");
  await mkdir(folder, { recursive: true });
  const { readTags } = await import("./tags/read-tags.ts");
  return clock.run("tags", async () => {
    const ranked = await readTags(source, artists, {
      memory,
      threads: workers,
      workDir: folder,
      maxUnpackedBytes,
      signal,
      onLine: reporter.line,
    });
    return withSlugs(ranked, { source: source.source, licence: source.licence });
  });
}

/** Runs all concurrently; if one fails the others are stopped, so that nothing is written after this has thrown. */
async function writeAll(
  signal: AbortSignal | undefined,
  works: readonly ((signal: AbortSignal) => Promise<number>)[],
): Promise<number> {
  const failure = new AbortController();
  const both = signal === undefined ? failure.signal : AbortSignal.any([signal, failure.signal]);
  const settled = await Promise.allSettled(
    works.map(async (work) => {
      try {
        return await work(both);
      } catch (error) {
        failure.abort(error);
        throw error;
      }
    }),
  );
  both.throwIfAborted();
  return settled.reduce((sum, result) => sum + (result.status === "fulfilled" ? result.value : 0), 0);
}
