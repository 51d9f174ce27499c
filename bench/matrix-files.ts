import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import type { Csr } from "../lib/kernel/csr.ts";

const Shape = v.object({
  rows: v.number(),
  columns: v.number(),
  entries: v.number(),
  /** Σ over users of (artists)²: what the cost of all pairs grows with. */
  sumSquaredUserDegrees: v.number(),
  /** Σ over users of d·(d−1)/2: pairs that a kernel meets when it meets each once. */
  pairVisits: v.number(),
});

export type MatrixShape = v.InferOutput<typeof Shape>;

/** Raw little-endian arrays, which Node and NumPy both read without parsing: what every contender starts from. */
export async function writeMatrix(folder: string, matrix: Csr): Promise<MatrixShape> {
  const partial = `${folder}.partial`;
  await mkdir(partial, { recursive: true });
  const raw = (array: Uint32Array | Float64Array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  await writeFile(path.join(partial, "indptr.u32"), raw(matrix.indptr));
  await writeFile(path.join(partial, "indices.u32"), raw(matrix.indices));
  await writeFile(path.join(partial, "plays.f64"), raw(matrix.data));
  const shape = shapeOf(matrix);
  await writeFile(path.join(partial, "shape.json"), JSON.stringify(shape));
  await rename(partial, folder);
  return shape;
}

export async function readShape(folder: string): Promise<MatrixShape | null> {
  const text = await readFile(path.join(folder, "shape.json"), "utf8").catch(() => null);
  return text === null ? null : v.parse(v.pipe(v.string(), v.parseJson(), Shape), text);
}

export async function readMatrix(folder: string): Promise<Csr> {
  const shape = await readShape(folder);
  if (shape === null) throw new Error(`${folder} does not contain a matrix`);
  const bytes = async (name: string) => (await readFile(path.join(folder, name))).buffer;
  return {
    rows: shape.rows,
    columns: shape.columns,
    indptr: new Uint32Array(await bytes("indptr.u32")),
    indices: new Uint32Array(await bytes("indices.u32")),
    data: new Float64Array(await bytes("plays.f64")),
  };
}

function shapeOf({ rows, columns, indptr, indices }: Csr): MatrixShape {
  let sumSquaredUserDegrees = 0;
  let pairVisits = 0;
  for (let user = 0; user < rows; user++) {
    const degree = (indptr[user + 1] ?? 0) - (indptr[user] ?? 0);
    sumSquaredUserDegrees += degree * degree;
    pairVisits += (degree * (degree - 1)) / 2;
  }
  return { rows, columns, entries: indices.length, sumSquaredUserDegrees, pairVisits };
}
