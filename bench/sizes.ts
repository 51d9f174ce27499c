import { access, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { findDataset } from "../scripts/datasets/find.ts";
import { ingest } from "../scripts/pipeline/ingest/ingest.ts";
import { createShapeTally, shapeRows } from "../scripts/simulate/shape/rows.ts";
import { writeRows } from "../scripts/simulate/shape/write-rows.ts";
import { type MatrixShape, readShape, writeMatrix } from "./matrix-files.ts";

const SEED = 20_080_401;

export interface Size {
  rows: number;
  /** A datasets folder that holds the simulated file as `lastfm-360k-shape`. */
  datasetsDir: string;
  tsv: string;
  matrixDir: string;
  shape: MatrixShape;
}

/** The simulated dataset with that many rows and its matrix, created on first use and kept in `cacheDir`. */
export async function prepareSize(rows: number, cacheDir: string, say: (line: string) => void): Promise<Size> {
  const datasetsDir = path.join(cacheDir, String(rows));
  const tsv = path.join(datasetsDir, "lastfm-360k-shape", "listens.tsv");
  const matrixDir = path.join(datasetsDir, "matrix");
  const isWritten = await access(tsv).then(
    () => true,
    () => false,
  );
  if (!isWritten) {
    say(`simulating ${rows} rows …`);
    await mkdir(path.dirname(tsv), { recursive: true });
    await writeRows(tsv, shapeRows({ seed: SEED, rows }, createShapeTally()));
  }
  let shape = await readShape(matrixDir);
  if (shape === null) {
    say(`encoding ${rows} rows …`);
    const workDir = path.join(datasetsDir, "work");
    await mkdir(workDir, { recursive: true });
    const dataset = await findDataset("lastfm-360k-shape").locate({ datasetsDir, workDir });
    const { userArtists } = await ingest(dataset, { memory: "4GB", threads: 2, workDir });
    shape = await writeMatrix(matrixDir, userArtists);
    await rm(workDir, { recursive: true });
  }
  return { rows, datasetsDir, tsv, matrixDir, shape };
}
