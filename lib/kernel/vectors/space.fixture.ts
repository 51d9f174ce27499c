import { readFileSync } from "node:fs";
import type { Csr } from "../csr.ts";
import { type FactorTraining, prepareTraining, type TrainingStart, trainSpace } from "../factors/artist-factors.ts";
import { type FactorMatrix, firstColumns } from "../factors/factor-matrix.ts";
import { iteratedDirections, type ProfileOptions, prepareProfiles, profileSpace } from "../rerank/artist-profiles.ts";
import { fillRerank, planRerank, type RerankOptions, rerankSpace, type SimilaritySpaces } from "../rerank/rerank.ts";
import { type CandidateLists, emptyTable, type NeighbourTable } from "../table.ts";
import type { VectorKernel } from "./kernel.ts";
import { planSpace, type SpaceLayout, spaceShape } from "./layout.ts";
import { createPortableVectors } from "./portable.ts";
import type { Stages } from "./stages.ts";
import { createAssemblyVectors } from "./wasm.mjs";

/** Takes memory of that size, and gives a way to open kernels over it. */
export type OpenVectors = (sizeBytes: number) => { buffer: ArrayBufferLike; openKernel: () => VectorKernel };

export const openPortable: OpenVectors = (sizeBytes) => {
  const buffer = new ArrayBuffer(Math.ceil(sizeBytes / 8) * 8);
  return { buffer, openKernel: () => createPortableVectors(buffer) };
};

const module = new WebAssembly.Module(readFileSync(new URL("./assembly/vectors.wasm", import.meta.url)));

export const openAssembly: OpenVectors = (sizeBytes) => {
  const pages = Math.ceil(sizeBytes / 65_536);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  return { buffer: memory.buffer, openKernel: () => createAssemblyVectors(module, memory) };
};

/** One thread has nobody to share with. */
const alone: Stages = {
  share: (count, work) => {
    for (let item = 0; item < count; item++) work(item);
  },
  meet: () => {},
};

function openSpace(layout: SpaceLayout, open: OpenVectors) {
  const { buffer, openKernel } = open(layout.sizeBytes);
  const kernel = openKernel();
  kernel.setRows(layout.factors, layout.scratches[0], layout.longestRow);
  return { buffer, kernel };
}

const matrixAt = (buffer: ArrayBufferLike, at: number, rows: number, factors: number): FactorMatrix => ({
  rows,
  factors,
  data: new Float32Array(buffer, at, rows * factors),
});

/** Factors of users and artists, on this thread. @param weights users in rows */
export async function trainedFactors(
  weights: Csr,
  training: FactorTraining,
  start: TrainingStart,
  open: OpenVectors = openPortable,
): Promise<{ users: FactorMatrix; artists: FactorMatrix }> {
  const layout = planSpace(spaceShape(weights, { ...training, workers: 1 }));
  const { buffer, kernel } = openSpace(layout, open);
  prepareTraining(buffer, layout, weights, training, start);
  await trainSpace(kernel, buffer, layout, training, alone, () => {});
  return {
    users: matrixAt(buffer, layout.userRows, layout.users, layout.factors),
    artists: matrixAt(buffer, layout.artistRows, layout.artists, layout.factors),
  };
}

/** Profiles of artists, on this thread. @param weights users in rows, not negative */
export async function artistProfiles(
  weights: Csr,
  profiles: ProfileOptions,
  random: () => number,
  open: OpenVectors = openPortable,
): Promise<FactorMatrix> {
  const { dimensions, minListeners } = profiles;
  const factors = iteratedDirections(profiles);
  const layout = planSpace(spaceShape(weights, { factors, minListeners, workers: 1 }));
  const { buffer, kernel } = openSpace(layout, open);
  prepareProfiles(buffer, layout, weights, profiles, random);
  await profileSpace(kernel, buffer, layout, profiles, alone, () => {});
  return firstColumns(matrixAt(buffer, layout.artistRows, layout.artists, factors), dimensions);
}

/** The best `topK` of each artist's candidates in their new order, on this thread. */
export async function reranked(
  candidates: CandidateLists,
  spaces: SimilaritySpaces,
  { topK, ...options }: RerankOptions & { topK: number },
  open: OpenVectors = openPortable,
): Promise<NeighbourTable> {
  const { artists, counts } = candidates;
  const { factors } = spaces.factors;
  const most = counts.reduce((max, count) => Math.max(max, count), 0);
  const layout = planRerank({ artists, factors, dimensions: spaces.profiles.factors, candidates: most, workers: 1 });
  const { buffer, openKernel } = open(layout.sizeBytes);
  fillRerank(buffer, layout, spaces);
  const table = { ...emptyTable(artists, topK), familiarity: new Float64Array(artists) };
  await rerankSpace(openKernel, buffer, { layout, candidates, table, options, worker: 0 }, alone, () => {});
  return table;
}
