import { writeFile } from "node:fs/promises";
import * as v from "valibot";
import { SampleProvenance } from "../../lib/site-data/sample.ts";
import { findDataset } from "../datasets/find.ts";
import { provenancePath } from "../datasets/sample.ts";
import { ownedFolder } from "../files/owned-folder.ts";
import { writeGzip } from "../files/write-gzip.ts";
import { ingest } from "../pipeline/ingest/ingest.ts";
import { drawUsers } from "./draw-users.ts";
import { withFirstRows } from "./first-rows.ts";
import type { SampleOptions } from "./options.ts";
import { type SampleTally, sampleRows } from "./sample-rows.ts";

/**
 * Draws a sample and writes it with its provenance. The same dataset and options give the same bytes.
 * @throws OperatorError for what the operator can fix
 */
export async function cutSample(options: SampleOptions): Promise<SampleProvenance> {
  const { datasetsDir, by, rows, seed, out, maxUnpackedBytes } = options;
  const work = await ownedFolder(options.cacheDir, "sample-");
  const workDir = work.path;
  try {
    const whole = await findDataset(options.datasetId, "--from").locate({ datasetsDir, workDir, maxUnpackedBytes });
    const dataset = by === "head" ? await withFirstRows(whole, rows, workDir) : whole;
    const ingested = await ingest(dataset, {
      memory: options.memory,
      threads: options.workers,
      workDir,
      maxUnpackedBytes,
    });
    const all = Uint32Array.from({ length: ingested.users }, (_, user) => user);
    const users = by === "head" ? all : drawUsers(ingested.userArtists, rows, seed);
    const tally: SampleTally = { rows: 0, plays: 0, artists: new Set(), sha256: "" };
    await writeGzip(out, sampleRows(ingested, users, seed, tally));
    const provenance: SampleProvenance = {
      of: dataset.description,
      // Not even the size of a person's own export is published.
      files: dataset.description.isPersonal ? [] : ingested.files,
      cut:
        by === "head"
          ? { how: `the first ${rows.toLocaleString("en-GB")} rows of the file`, fraction: null, seed: null }
          : { how: "whole listeners, drawn evenly", fraction: users.length / ingested.users, seed },
      rows: tally.rows,
      users: users.length,
      artists: tally.artists.size,
      plays: tally.plays,
      from: { rows: ingested.interactions, users: ingested.users, artists: ingested.artists.length },
      sha256: tally.sha256,
    };
    await writeFile(provenancePath(out), `${JSON.stringify(v.parse(SampleProvenance, provenance), null, 2)}\n`);
    return provenance;
  } finally {
    await work.remove();
  }
}
