// The kernel as the pipeline calls it, from weights to the exact top-50 with overlaps. Prints what measure.ts reads.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Csr } from "../../lib/kernel/csr.ts";
import { findMethod } from "../../lib/kernel/methods.ts";
import { computeNeighbours } from "../../scripts/precompute/engines/local/compute-neighbours.ts";
import { readMatrix } from "../matrix-files.ts";

const [folder = "", methodId = "", shrinkage = "", minListeners = "", workers = "", topK = "", out = ""] =
  process.argv.slice(2);
const matrix = await readMatrix(folder);
const method = findMethod(methodId);
// Both contenders start from the weights. The pipeline's method writes them where the kernel reads them, so the time
// of bringing them there from here, in which the kernel's threads wait, isn't the fit's.
const weights = method.weigh(matrix);
let copySeconds = 0;
function weigh(_plays: Csr, into = new Float64Array(weights.length)): Float64Array {
  const copying = performance.now();
  into.set(weights);
  copySeconds = (performance.now() - copying) / 1000;
  return into;
}
const cpuBefore = process.cpuUsage();
const started = performance.now();
const table = await computeNeighbours(matrix, {
  method: { ...method, weigh },
  topK: Number(topK),
  shrinkage: Number(shrinkage),
  minListeners: Number(minListeners),
  workers: Number(workers),
});
const wallSeconds = (performance.now() - started) / 1000 - copySeconds;
const { user, system } = process.cpuUsage(cpuBefore);
if (out !== "") {
  const raw = (array: Uint32Array | Float64Array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  await writeFile(path.join(out, "counts.u32"), raw(table.counts));
  await writeFile(path.join(out, "indices.u32"), raw(table.indices));
  await writeFile(path.join(out, "similarities.f64"), raw(table.similarities));
}
const neighbours = table.counts.reduce((sum, count) => sum + count, 0);
console.log(
  JSON.stringify({
    wallSeconds,
    cpuSeconds: (user + system) / 1e6,
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
    notes: { neighbours, copySeconds },
  }),
);
