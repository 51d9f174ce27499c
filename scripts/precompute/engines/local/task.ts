import type { NeighbourOptions, NeighbourTable, WeightedMatrices } from "../../../../lib/kernel/neighbours.ts";

/** What every thread is given. All arrays lie in shared buffers: threads write to their own rows of `table` only. */
export interface WorkerTask {
  matrices: WeightedMatrices;
  table: NeighbourTable;
  options: NeighbourOptions;
  /** Range r is the artists [bounds[r], bounds[r + 1]). */
  bounds: Uint32Array;
  /** Element 0 is the next range nobody has taken. */
  nextRange: Int32Array;
}
