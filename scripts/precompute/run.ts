import { rm } from "node:fs/promises";
import * as v from "valibot";
import { Manifest } from "../../lib/contracts/manifest.ts";
import { findDataset } from "../datasets/find.ts";
import type { PrecomputeOptions } from "./arguments.ts";
import { ingest } from "./ingest/ingest.ts";
import { methodNeighbours } from "./method-neighbours.ts";
import { ownedFolder } from "./owned-folder.ts";
import { artistFiles } from "./publish/artist-files.ts";
import { browseFiles } from "./publish/browse-files.ts";
import { type Catalogue, createCatalogue } from "./publish/catalogue.ts";
import { exploreFile } from "./publish/explore-file.ts";
import { type MethodSettings, manifestFile } from "./publish/manifest-file.ts";
import { searchFiles } from "./publish/search-files.ts";
import { createStaging, recover, switchIn } from "./publish/switch-in.ts";
import { type OutputFile, writeFiles } from "./publish/write-files.ts";
import { type Reporter, runStage, type StageFigures } from "./reporter.ts";
import type { RunSummary } from "./summary.ts";

/** Fewer listeners or shared listeners than this is chance: shown, but marked. */
const LOW_CONFIDENCE_BELOW = 3;

export interface RunEffects {
  reporter: Reporter;
  signal?: AbortSignal | undefined;
}

/**
 * Dataset → `outDir`. Everything is written aside and switched in at the end: a run that fails or is killed leaves the
 * data that were there.
 * @throws OperatorError for what the operator can mend
 */
export async function precompute(options: PrecomputeOptions, { reporter, signal }: RunEffects): Promise<RunSummary> {
  const stages: StageFigures[] = [];
  await recover(options.outDir);
  const workDir = await ownedFolder(options.cacheDir, "precompute-");
  const staging = await createStaging(options.outDir);
  try {
    const dataset = await findDataset(options.datasetId).locate({ datasetsDir: options.datasetsDir, workDir });
    const ingested = await runStage(reporter, stages, "ingest", (update) =>
      ingest(dataset, {
        memory: options.memory,
        threads: options.workers,
        workDir,
        signal,
        onProgress: (step, fraction) => update(fraction, step),
      }),
    );
    const publishMinListeners = options.publishMinListeners ?? dataset.publishMinListeners;
    const settings: MethodSettings = {
      ...options,
      // A neighbour without a page would be a dead link.
      minListeners: Math.max(options.minListeners, publishMinListeners),
      lowConfidenceBelow: LOW_CONFIDENCE_BELOW,
      publishMinListeners,
    };
    const neighbours = await runStage(reporter, stages, "similarity", (update) =>
      methodNeighbours(ingested.userArtists, {
        ...settings,
        workers: options.workers,
        signal,
        onProgress: update,
      }),
    );
    const catalogue = createCatalogue(ingested.artists, publishMinListeners);
    const manifest = manifestFile(dataset, ingested, catalogue, settings);
    const files = await runStage(reporter, stages, "publish", async (update) => {
      const written = await writeFiles(
        staging,
        allFiles(manifest, artistFiles(catalogue, neighbours, LOW_CONFIDENCE_BELOW), catalogue, ingested.users),
        { signal, onWritten: (done) => update(done / (catalogue.artists.length + 1), `${done} files`) },
      );
      signal?.throwIfAborted();
      await switchIn(staging, options.outDir);
      return written;
    });
    const peakBytes = process.resourceUsage().maxRSS * 1024;
    return { manifest: v.parse(Manifest, manifest.value), files, stages, peakBytes };
  } finally {
    await rm(staging, { recursive: true, force: true });
    await rm(workDir, { recursive: true, force: true });
  }
}

function* allFiles(
  manifest: OutputFile,
  artists: Iterable<OutputFile>,
  catalogue: Catalogue,
  users: number,
): Generator<OutputFile> {
  yield* artists;
  yield* browseFiles(catalogue.rows);
  yield exploreFile(catalogue, users);
  yield* searchFiles(catalogue);
  yield manifest;
}
