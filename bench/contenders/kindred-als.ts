// Kindred's training as the pipeline calls it, from weights to factors. Writes the factors that it starts from, or those that it
// ends with. Its last line is read by measure.ts.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { prepareTraining } from "../../lib/kernel/factors/artist-factors.ts";
import { findMethod } from "../../lib/kernel/methods.ts";
import { planSpace, spaceShape } from "../../lib/kernel/vectors/layout.ts";
import { trainFactors } from "../../scripts/pipeline/engines/local/spaces.ts";
import { randomStream } from "../../scripts/random/random-stream.ts";
import { readMatrix } from "../matrix-files.ts";
import { report, timed } from "../measure.ts";

const [folder = "", workers = "", out = "", part = ""] = process.argv.slice(2);
const method = findMethod("blend");
if (!("training" in method.comparison)) throw new Error("the blend trains no factors");
// Every artist takes part, as in implicit.
const training = { ...method.comparison.training, minListeners: 1 };
const matrix = await readMatrix(folder);
const weights = { ...matrix, data: method.weigh(matrix) };
const random = randomStream(1, "factors");

const write = async (users: Float32Array, artists: Float32Array) => {
  const raw = (array: Float32Array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  await writeFile(path.join(out, `${part}.users.f32`), raw(users));
  await writeFile(path.join(out, `${part}.artists.f32`), raw(artists));
};

if (part === "start") {
  const layout = planSpace(spaceShape(weights, { ...training, workers: 1 }));
  const buffer = new ArrayBuffer(layout.sizeBytes);
  prepareTraining(buffer, layout, weights, training, { random });
  await write(
    new Float32Array(buffer, layout.userRows, matrix.rows * training.factors),
    new Float32Array(buffer, layout.artistRows, matrix.columns * training.factors),
  );
  report({ wallSeconds: 0, cpuSeconds: 0 });
} else {
  const run = await timed(() => trainFactors(weights, training, { random }, { workers: Number(workers) }));
  await write(run.result.users.data, run.result.artists.data);
  report(run);
}
