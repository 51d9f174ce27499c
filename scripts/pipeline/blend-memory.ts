import { freemem, totalmem } from "node:os";
import { rowStarts } from "../../lib/kernel/cosine/input.ts";
import { planLayout } from "../../lib/kernel/cosine/layout.ts";
import type { Csr } from "../../lib/kernel/csr.ts";
import { DEFAULT_METHOD, findMethod, type Method } from "../../lib/kernel/methods.ts";
import { iteratedDirections } from "../../lib/kernel/rerank/artist-profiles.ts";
import { planRerank } from "../../lib/kernel/rerank/rerank.ts";
import { planSpace, spaceShape } from "../../lib/kernel/vectors/layout.ts";
import { formatMegabytes } from "../cli/reporter.ts";

/** What is made where the blend does not fit. */
export const SMALLER_METHOD = "user-median-log";

/** A slot of the finished table: index, similarity, overlap. */
const SLOT_BYTES = 16;

/** Bytes that a method needs beyond the matrix, at its largest stage; 0 for methods that do not re-rank. */
export function blendBytes(
  matrix: Csr,
  { comparison, defaultMinListeners: minListeners }: Method,
  { topK, workers }: { topK: number; workers: number },
): number {
  if (comparison.kind !== "reranked") return 0;
  const { training, profiles } = comparison;
  const { rows: users, columns: artists, indices } = matrix;
  const entries = indices.length;
  const candidates = Math.max(topK, comparison.candidates);
  const spaceBytes = ({ factors, minListeners }: { factors: number; minListeners: number }) =>
    planSpace(spaceShape(matrix, { factors, minListeners, workers })).sizeBytes;
  const [factors, dimensions] = [training.factors, profiles.dimensions];
  const spaces = 4 * artists * (factors + dimensions);
  const slots = rowStarts(matrix, { topK: candidates, minListeners })[artists] ?? 0;
  const lists = planLayout({ users, artists, entries, topK: candidates, slots, workers }).sizeBytes;
  const weights = 8 * entries;
  const stages = [
    weights + spaceBytes(training),
    weights + spaceBytes({ factors: iteratedDirections(profiles), minListeners: profiles.minListeners }),
    spaces + lists,
    spaces +
      lists +
      planRerank({ artists, factors, dimensions, candidates, workers }).sizeBytes +
      SLOT_BYTES * artists * topK,
  ];
  return Math.max(...stages);
}

/** Memory that this process may still take. */
export function freeBytes(): number {
  // macOS counts caches, which it would give away, as used.
  const free = process.platform === "darwin" ? totalmem() / 2 : freemem();
  const limit = process.constrainedMemory();
  return limit > 0 && limit < totalmem() ? Math.min(free, limit - process.memoryUsage.rss()) : free;
}

/**
 * The method of a run on real data that names none: the best one, or the smaller one, with the reason in one sentence, if
 * that needs more memory than there is or than --memory allows.
 */
export function affordableMethod(
  matrix: Csr,
  options: { topK: number; workers: number },
  memory: { limit: number; free: number },
): { method: string; reason: string | null } {
  const needed = blendBytes(matrix, findMethod(DEFAULT_METHOD), options);
  const available = Math.min(memory.limit, memory.free);
  if (needed <= available) return { method: DEFAULT_METHOD, reason: null };
  const source = memory.limit < memory.free ? "--memory allows" : "free memory is";
  return {
    method: SMALLER_METHOD,
    reason: `The method ${DEFAULT_METHOD} needs about ${formatMegabytes(needed)} here and ${source} ${formatMegabytes(available)}, ${formatMegabytes(needed - available)} too little, so this run uses ${SMALLER_METHOD}; --method ${DEFAULT_METHOD} insists.`,
  };
}
