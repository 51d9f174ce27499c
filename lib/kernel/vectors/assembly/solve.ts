import {
  addresses,
  clear,
  direction,
  part,
  product,
  residual,
  rowAt,
  rowBytes,
  SUMMED,
  scales,
  startOf,
} from "./memory";
import { addFour, addWide, dot, fourDots, multiplyGram, narrow, noteEntries, widen } from "./sums";

export function solveRows(
  fixed: usize,
  target: usize,
  gram: usize,
  steps: u32,
  first: u32,
  last: u32,
  least: u32,
  limit: u32,
): void {
  for (let row = first; row < last; row++) {
    const start = startOf(row);
    const end = startOf(row + 1);
    const count = end - start;
    if (count === 0 || count < least || count >= limit) continue;
    solve(rowAt(target, row), gram, noteEntries(start, end, fixed), steps);
  }
}

function solve(solution: usize, gram: usize, count: u32, steps: u32): void {
  apply(gram, count, solution, residual, true);
  for (let at: usize = 0; at < rowBytes; at += 16) v128.store(direction + at, v128.load(residual + at));
  let squared = dot(residual, residual);
  // Below this a step only moves rounding errors.
  for (let step: u32 = 0; step < steps && squared > <f32>1e-28; step++) {
    apply(gram, count, direction, product, false);
    const length = f32x4.splat(squared / dot(direction, product));
    for (let at: usize = 0; at < rowBytes; at += 16) {
      const along = f32x4.mul(length, v128.load(direction + at));
      v128.store(solution + at, f32x4.add(v128.load(solution + at), along));
      const less = f32x4.mul(length, v128.load(product + at));
      v128.store(residual + at, f32x4.sub(v128.load(residual + at), less));
    }
    const next = dot(residual, residual);
    const turn = f32x4.splat(next / squared);
    for (let at: usize = 0; at < rowBytes; at += 16) {
      const along = f32x4.mul(turn, v128.load(direction + at));
      v128.store(direction + at, f32x4.add(v128.load(residual + at), along));
    }
    squared = next;
  }
}

/** into = A·vector, or b − A·vector, with both sums over the entries in one pass. */
function apply(gram: usize, count: u32, vector: usize, into: usize, isResidual: bool): void {
  multiplyGram(gram, vector, into);
  if (isResidual) {
    for (let at: usize = 0; at < rowBytes; at += 16) v128.store(into + at, f32x4.neg(v128.load(into + at)));
  }
  if (count <= SUMMED) {
    addEntries(0, count, vector, into, isResidual);
    return;
  }
  widen(into);
  for (let from: u32 = 0; from < count; from += SUMMED) {
    clear(part);
    addEntries(from, min(from + SUMMED, count), vector, part, isResidual);
    addWide(part);
  }
  narrow(into);
}

function addEntries(from: u32, to: u32, vector: usize, into: usize, isResidual: bool): void {
  const one = f32x4.splat(1);
  for (let entry = from; entry < to; entry += 4) {
    const at = addresses + ((<usize>entry) << 2);
    const y0 = <usize>load<u32>(at);
    const y1 = <usize>load<u32>(at, 4);
    const y2 = <usize>load<u32>(at, 8);
    const y3 = <usize>load<u32>(at, 12);
    const extra = v128.load(scales + ((<usize>entry) << 2));
    let scale = f32x4.mul(extra, fourDots(y0, y1, y2, y3, vector));
    if (isResidual) scale = f32x4.sub(f32x4.add(one, extra), scale);
    addFour(
      into,
      y0,
      y1,
      y2,
      y3,
      f32x4.extract_lane(scale, 0),
      f32x4.extract_lane(scale, 1),
      f32x4.extract_lane(scale, 2),
      f32x4.extract_lane(scale, 3),
    );
  }
}
