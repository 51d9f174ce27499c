import { addresses, clear, gathered, part, rowAt, rowBytes, SUMMED, scales, startOf, wide } from "./memory";
import { addFour, addWide, fourDots, narrow, noteEntries, widen } from "./sums";

export function addGram(rows: usize, gram: usize, first: u32, last: u32): void {
  const wideBytes = rowBytes << 1;
  for (let row = first; row < last; row += 4) {
    // Four rows in doubles; zeros after the last.
    for (let place: u32 = 0; place < 4; place++) {
      const to = gathered + <usize>place * wideBytes;
      const from = rowAt(rows, row + place);
      const isThere = row + place < last;
      for (let at: usize = 0; at < rowBytes; at += 4) {
        store<f64>(to + 2 * at, isThere ? <f64>load<f32>(from + at) : 0);
      }
    }
    addFourSquares(gram, wideBytes);
  }
}

function addFourSquares(gram: usize, wideBytes: usize): void {
  const y0 = gathered;
  const y1 = y0 + wideBytes;
  const y2 = y1 + wideBytes;
  const y3 = y2 + wideBytes;
  let into = gram;
  for (let f: usize = 0; f < wideBytes; f += 8) {
    const a0 = v128.load64_splat(y0 + f);
    const a1 = v128.load64_splat(y1 + f);
    const a2 = v128.load64_splat(y2 + f);
    const a3 = v128.load64_splat(y3 + f);
    // Up to the diagonal, rounded up to a pair.
    for (let g: usize = 0; g <= f; g += 16) {
      const sum = f64x2.add(
        f64x2.add(f64x2.mul(a0, v128.load(y0 + g)), f64x2.mul(a1, v128.load(y1 + g))),
        f64x2.add(f64x2.mul(a2, v128.load(y2 + g)), f64x2.mul(a3, v128.load(y3 + g))),
      );
      v128.store(into + g, f64x2.add(v128.load(into + g), sum));
    }
    into += wideBytes;
  }
}

export function multiplyRows(source: usize, target: usize, first: u32, last: u32, least: u32): void {
  for (let row = first; row < last; row++) {
    const into = rowAt(target, row);
    clear(into);
    const start = startOf(row);
    const end = startOf(row + 1);
    if (end - start < least) continue;
    const count = noteEntries(start, end, source);
    if (count <= SUMMED) {
      addRows(0, count, into);
      continue;
    }
    widen(into);
    for (let from: u32 = 0; from < count; from += SUMMED) {
      clear(part);
      addRows(from, min(from + SUMMED, count), part);
      addWide(part);
    }
    narrow(into);
  }
}

function addRows(from: u32, to: u32, into: usize): void {
  for (let entry = from; entry < to; entry += 4) {
    const at = addresses + ((<usize>entry) << 2);
    const scale = scales + ((<usize>entry) << 2);
    addFour(
      into,
      load<u32>(at),
      load<u32>(at, 4),
      load<u32>(at, 8),
      load<u32>(at, 12),
      load<f32>(scale),
      load<f32>(scale, 4),
      load<f32>(scale, 8),
      load<f32>(scale, 12),
    );
  }
}

export function transformRows(rows: usize, matrix: usize, first: u32, last: u32): void {
  // Rows of the matrix after a block's last column hold zeros there.
  transform(rows, matrix, first, last, 64);
}

export function rotateRows(rows: usize, matrix: usize, first: u32, last: u32): void {
  transform(rows, matrix, first, last, rowBytes << 1);
}

/** Sums over the matrix's rows up to `reach` bytes beyond a block's first column. */
function transform(rows: usize, matrix: usize, first: u32, last: u32, reach: usize): void {
  const wideBytes = rowBytes << 1;
  for (let row = first; row < last; row++) {
    const at = rowAt(rows, row);
    widen(at);
    for (let block: usize = 0; block < wideBytes; block += 64) {
      let sum0 = f64x2.splat(0);
      let sum1 = sum0;
      let sum2 = sum0;
      let sum3 = sum0;
      let below = matrix + block;
      const end = min(block + reach, wideBytes);
      for (let g: usize = 0; g < end; g += 8) {
        const x = v128.load64_splat(wide + g);
        sum0 = f64x2.add(sum0, f64x2.mul(x, v128.load(below)));
        sum1 = f64x2.add(sum1, f64x2.mul(x, v128.load(below, 16)));
        sum2 = f64x2.add(sum2, f64x2.mul(x, v128.load(below, 32)));
        sum3 = f64x2.add(sum3, f64x2.mul(x, v128.load(below, 48)));
        below += wideBytes;
      }
      const out = at + (block >> 1);
      v128.store(out, narrowed(sum0, sum1));
      v128.store(out, narrowed(sum2, sum3), 16);
    }
  }
}

/** Four doubles in single precision. */
function narrowed(low: v128, high: v128): v128 {
  const a = f32x4.demote_f64x2_zero(low);
  const b = f32x4.demote_f64x2_zero(high);
  return v128.shuffle<f32>(a, b, 0, 1, 4, 5);
}

export function unitRows(rows: usize, squares: usize, first: u32, last: u32): void {
  for (let row = first; row < last; row++) {
    const start = rowAt(rows, row);
    const end = start + rowBytes;
    let squared: f64 = 0;
    for (let at = start; at < end; at += 4) {
      const value = <f64>load<f32>(at);
      squared += value * value;
    }
    store<f64>(squares + ((<usize>row) << 3), squared);
    if (squared === 0) continue;
    const scale = 1 / sqrt<f64>(squared);
    for (let at = start; at < end; at += 4) store<f32>(at, <f32>(<f64>load<f32>(at) * scale));
  }
}

export function compareRows(rows: usize, row: u32, others: usize, count: u32, into: usize): void {
  const own = rowAt(rows, row);
  for (let place: u32 = 0; place < count; place += 4) {
    const dots = fourDots(
      otherAt(rows, others, place, count),
      otherAt(rows, others, place + 1, count),
      otherAt(rows, others, place + 2, count),
      otherAt(rows, others, place + 3, count),
      own,
    );
    v128.store(into + ((<usize>place) << 2), dots);
  }
}

/** After the last, the last again. */
function otherAt(rows: usize, others: usize, place: u32, count: u32): usize {
  return rowAt(rows, load<u32>(others + ((<usize>min(place, count - 1)) << 2)));
}
