import { availableParallelism } from "node:os";
import { wholeNumber } from "./flags.ts";

/** Every thread has arrays of its own; so many that they leave the fast kernel no room can only be a mistake. */
const MOST_WORKERS = 256;

/** Threads as `--workers` says, else one for each core. @throws OperatorError naming what was found and what is expected */
export function workersOf(flag: string | undefined): number {
  return flag === undefined
    ? Math.min(availableParallelism(), MOST_WORKERS)
    : wholeNumber("workers", flag, 1, MOST_WORKERS);
}
