import { GATHERED, paddedCount, SUMMED, type VectorKernel } from "./kernel.ts";

const { fround } = Math;

/** This thread's working memory, as places in the views. */
interface Scratch {
  residual: number;
  direction: number;
  product: number;
  part: number;
  zeros: number;
  /** In the doubles. */
  wide: number;
  /** Places of the entries' rows, and their values. */
  addresses: number;
  scales: number;
}

/** A sum of sixteen or more products keeps four sums apart, one for each lane of WebAssembly's vectors. */
const LANES = 4;

/**
 * The kernel in TypeScript: the readable reference, and the fallback without WebAssembly. JavaScript computes in doubles; +, −, ×
 * and ÷ of two singles, rounded by `fround`, are what a single-precision instruction gives (Figueroa 1995).
 */
export function createPortableVectors(buffer: ArrayBufferLike): VectorKernel {
  const f32 = new Float32Array(buffer);
  const f64 = new Float64Array(buffer);
  const u32 = new Uint32Array(buffer);
  let own: Scratch;
  let factors = 0;
  let starts = 0;
  let indices = 0;
  let values = 0;

  const laneSum = (a: number, b: number, c: number, d: number) => fround(fround(a + c) + fround(b + d));

  /** Of a row with another, lane by lane. */
  function rowDot(y: number, x: number): number {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let f = 0; f < factors; f += LANES) {
      a = fround(a + fround(f32[y + f] * f32[x + f]));
      b = fround(b + fround(f32[y + f + 1] * f32[x + f + 1]));
      c = fround(c + fround(f32[y + f + 2] * f32[x + f + 2]));
      d = fround(d + fround(f32[y + f + 3] * f32[x + f + 3]));
    }
    return laneSum(a, b, c, d);
  }

  /** The same in four vectors of four lanes, joined before the lanes are. */
  function dot(x: number, y: number): number {
    const lanes = [0, 0, 0, 0];
    for (let lane = 0; lane < LANES; lane++) {
      const sums = [0, 0, 0, 0];
      for (let f = lane; f < factors; f += 4 * LANES) {
        for (let vector = 0; vector < 4; vector++) {
          const place = f + vector * LANES;
          sums[vector] = fround(sums[vector] + fround(f32[x + place] * f32[y + place]));
        }
      }
      lanes[lane] = fround(fround(sums[0] + sums[1]) + fround(sums[2] + sums[3]));
    }
    return laneSum(lanes[0], lanes[1], lanes[2], lanes[3]);
  }

  /** into += Σ scale·y over the entries [entry, entry + 4). */
  function addFour(into: number, entry: number, s0: number, s1: number, s2: number, s3: number): void {
    const y0 = u32[own.addresses + entry];
    const y1 = u32[own.addresses + entry + 1];
    const y2 = u32[own.addresses + entry + 2];
    const y3 = u32[own.addresses + entry + 3];
    for (let f = 0; f < factors; f++) {
      const low = fround(fround(s0 * f32[y0 + f]) + fround(s1 * f32[y1 + f]));
      const high = fround(fround(s2 * f32[y2 + f]) + fround(s3 * f32[y3 + f]));
      f32[into + f] = fround(f32[into + f] + fround(low + high));
    }
  }

  /** Even and odd rows of G apart, then together. */
  function multiplyGram(gram: number, vector: number, into: number): void {
    for (let f = 0; f < factors; f++) {
      let even = 0;
      let odd = 0;
      for (let g = 0; g < factors; g += 2) {
        even = fround(even + fround(f32[vector + g] * f32[gram + g * factors + f]));
        odd = fround(odd + fround(f32[vector + g + 1] * f32[gram + (g + 1) * factors + f]));
      }
      f32[into + f] = fround(even + odd);
    }
  }

  function noteEntries(start: number, end: number, source: number): number {
    const count = end - start;
    const padded = paddedCount(count);
    for (let entry = 0; entry < padded; entry++) {
      const isThere = entry < count;
      u32[own.addresses + entry] = isThere ? source + u32[indices + start + entry] * factors : own.zeros;
      f32[own.scales + entry] = isThere ? f32[values + start + entry] : 0;
    }
    return padded;
  }

  /** Calls `add` with blocks of the entries and where to add them; the sums of blocks are added up in doubles. */
  function addBlocks(count: number, into: number, add: (from: number, to: number, into: number) => void): void {
    if (count <= SUMMED) {
      add(0, count, into);
      return;
    }
    for (let f = 0; f < factors; f++) f64[own.wide + f] = f32[into + f];
    for (let from = 0; from < count; from += SUMMED) {
      f32.fill(0, own.part, own.part + factors);
      add(from, Math.min(from + SUMMED, count), own.part);
      for (let f = 0; f < factors; f++) f64[own.wide + f] += f32[own.part + f];
    }
    for (let f = 0; f < factors; f++) f32[into + f] = f64[own.wide + f];
  }

  /** into = A·vector, or b − A·vector, with both sums over the entries in one pass. */
  function apply(gram: number, count: number, vector: number, into: number, isResidual: boolean): void {
    multiplyGram(gram, vector, into);
    if (isResidual) for (let f = 0; f < factors; f++) f32[into + f] = -f32[into + f];
    const scaleOf = (entry: number) => {
      const extra = f32[own.scales + entry];
      const scale = fround(extra * rowDot(u32[own.addresses + entry], vector));
      return isResidual ? fround(fround(1 + extra) - scale) : scale;
    };
    addBlocks(count, into, (from, to, sums) => {
      for (let entry = from; entry < to; entry += 4) {
        addFour(sums, entry, scaleOf(entry), scaleOf(entry + 1), scaleOf(entry + 2), scaleOf(entry + 3));
      }
    });
  }

  function solve(solution: number, gram: number, count: number, steps: number): void {
    const { residual, direction, product } = own;
    apply(gram, count, solution, residual, true);
    f32.copyWithin(direction, residual, residual + factors);
    let squared = dot(residual, residual);
    // Below this a step only moves rounding errors.
    for (let step = 0; step < steps && squared > fround(1e-28); step++) {
      apply(gram, count, direction, product, false);
      const length = fround(squared / dot(direction, product));
      for (let f = 0; f < factors; f++) {
        f32[solution + f] = f32[solution + f] + fround(length * f32[direction + f]);
        f32[residual + f] = f32[residual + f] - fround(length * f32[product + f]);
      }
      const next = dot(residual, residual);
      const turn = fround(next / squared);
      for (let f = 0; f < factors; f++) {
        f32[direction + f] = f32[residual + f] + fround(turn * f32[direction + f]);
      }
      squared = next;
    }
  }

  /** @param countOf rows of the matrix that column f is summed over */
  function transform(rowsAt: number, matrixAt: number, first: number, last: number, countOf: (f: number) => number) {
    const matrix = matrixAt / 8;
    for (let row = first; row < last; row++) {
      const at = rowsAt / 4 + row * factors;
      for (let f = 0; f < factors; f++) f64[own.wide + f] = f32[at + f];
      for (let f = 0; f < factors; f++) {
        let sum = 0;
        const count = countOf(f);
        for (let g = 0; g < count; g++) sum += f64[own.wide + g] * f64[matrix + g * factors + f];
        f32[at + f] = sum;
      }
    }
  }

  return {
    setRows(length, scratchAt, longestRow) {
      factors = length;
      const at = scratchAt / 4;
      const addresses = at + factors * (8 + GATHERED);
      own = {
        residual: at,
        direction: at + factors,
        product: at + 2 * factors,
        part: at + 3 * factors,
        zeros: at + 4 * factors,
        wide: (at + 6 * factors) / 2,
        addresses,
        scales: addresses + paddedCount(longestRow),
      };
      f32.fill(0, own.zeros, own.zeros + factors);
    },
    setMatrix(startsAt, indicesAt, valuesAt) {
      starts = startsAt / 4;
      indices = indicesAt / 4;
      values = valuesAt / 4;
    },
    addGram(rowsAt, gramAt, first, last) {
      const gram = gramAt / 8;
      for (let row = first; row < last; row += 4) {
        const at = rowsAt / 4 + row * factors;
        const value = (place: number, f: number) => (row + place < last ? f32[at + place * factors + f] : 0);
        const product = (place: number, f: number, g: number) => value(place, f) * value(place, g);
        for (let f = 0; f < factors; f++) {
          // Up to the diagonal, rounded up to a pair.
          for (let g = 0; g <= (f | 1); g++) {
            f64[gram + f * factors + g] += product(0, f, g) + product(1, f, g) + (product(2, f, g) + product(3, f, g));
          }
        }
      }
    },
    solveRows(fixedAt, targetAt, gramAt, steps, first, last, least, limit) {
      for (let row = first; row < last; row++) {
        const start = u32[starts + row];
        const end = u32[starts + row + 1];
        if (start === end || end - start < least || end - start >= limit) continue;
        solve(targetAt / 4 + row * factors, gramAt / 4, noteEntries(start, end, fixedAt / 4), steps);
      }
    },
    multiplyRows(sourceAt, targetAt, first, last, least) {
      for (let row = first; row < last; row++) {
        const into = targetAt / 4 + row * factors;
        f32.fill(0, into, into + factors);
        const start = u32[starts + row];
        const end = u32[starts + row + 1];
        if (end - start < least) continue;
        addBlocks(noteEntries(start, end, sourceAt / 4), into, (from, to, sums) => {
          for (let entry = from; entry < to; entry += 4) {
            const at = own.scales + entry;
            addFour(sums, entry, f32[at], f32[at + 1], f32[at + 2], f32[at + 3]);
          }
        });
      }
    },
    transformRows: (rowsAt, matrixAt, first, last) => transform(rowsAt, matrixAt, first, last, (f) => f + 1),
    rotateRows: (rowsAt, matrixAt, first, last) => transform(rowsAt, matrixAt, first, last, () => factors),
    unitRows(rowsAt, squaresAt, first, last) {
      for (let row = first; row < last; row++) {
        const at = rowsAt / 4 + row * factors;
        let squared = 0;
        for (let f = 0; f < factors; f++) squared += f32[at + f] ** 2;
        f64[squaresAt / 8 + row] = squared;
        if (squared === 0) continue;
        const scale = 1 / Math.sqrt(squared);
        for (let f = 0; f < factors; f++) f32[at + f] = f32[at + f] * scale;
      }
    },
    compareRows(rowsAt, row, othersAt, count, intoAt) {
      const rows = rowsAt / 4;
      for (let place = 0; place < paddedCount(count); place++) {
        const other = u32[othersAt / 4 + Math.min(place, count - 1)];
        f32[intoAt / 4 + place] = rowDot(rows + other * factors, rows + row * factors);
      }
    },
  };
}
