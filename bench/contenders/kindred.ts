// The kernel as the pipeline calls it, from weights to the exact top-50 with overlaps. Its last line is read by measure.ts.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { findMethod } from "../../lib/kernel/methods.ts";
import { computeNeighbours } from "../../scripts/pipeline/engines/local/compute-neighbours.ts";
import { readMatrix } from "../matrix-files.ts";
import { report, timed } from "../measure.ts";

const [folder = "", methodId = "", shrinkage = "", minListeners = "", workers = "", topK = "", out = ""] =
  process.argv.slice(2);
const matrix = await readMatrix(folder);
const method = findMethod(methodId);
// Both contenders start from finished weights. The pipeline weighs where the kernel reads, while its threads start; here
// the weights are copied there in the meantime, and that copy counts.
const weights = method.weigh(matrix);
const run = await timed(() =>
  computeNeighbours(matrix, (into) => into.set(weights), {
    topK: Number(topK),
    shrinkage: Number(shrinkage),
    minListeners: Number(minListeners),
    workers: Number(workers),
  }),
);
const table = run.result;
if (out !== "") {
  const raw = (array: Uint32Array | Float64Array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  await writeFile(path.join(out, "counts.u32"), raw(table.counts));
  await writeFile(path.join(out, "indices.u32"), raw(table.indices));
  await writeFile(path.join(out, "similarities.f64"), raw(table.similarities));
}
report(run, { neighbours: table.counts.reduce((sum, count) => sum + count, 0) });
