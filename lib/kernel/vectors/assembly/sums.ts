import { addresses, GATHERED, gathered, indices, rowAt, rowBytes, scales, values, wide, zeros } from "./memory";

/** (lane 0 + lane 2) + (lane 1 + lane 3) of four vectors, as one vector. */
function laneSums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** The inner products of four rows with a vector. */
export function fourDots(y0: usize, y1: usize, y2: usize, y3: usize, vector: usize): v128 {
  let a = f32x4.splat(0);
  let b = f32x4.splat(0);
  let c = f32x4.splat(0);
  let d = f32x4.splat(0);
  const end = vector + rowBytes;
  for (let at = vector; at < end; at += 64) {
    const x0 = v128.load(at);
    a = f32x4.add(a, f32x4.mul(v128.load(y0), x0));
    b = f32x4.add(b, f32x4.mul(v128.load(y1), x0));
    c = f32x4.add(c, f32x4.mul(v128.load(y2), x0));
    d = f32x4.add(d, f32x4.mul(v128.load(y3), x0));
    const x1 = v128.load(at, 16);
    a = f32x4.add(a, f32x4.mul(v128.load(y0, 16), x1));
    b = f32x4.add(b, f32x4.mul(v128.load(y1, 16), x1));
    c = f32x4.add(c, f32x4.mul(v128.load(y2, 16), x1));
    d = f32x4.add(d, f32x4.mul(v128.load(y3, 16), x1));
    const x2 = v128.load(at, 32);
    a = f32x4.add(a, f32x4.mul(v128.load(y0, 32), x2));
    b = f32x4.add(b, f32x4.mul(v128.load(y1, 32), x2));
    c = f32x4.add(c, f32x4.mul(v128.load(y2, 32), x2));
    d = f32x4.add(d, f32x4.mul(v128.load(y3, 32), x2));
    const x3 = v128.load(at, 48);
    a = f32x4.add(a, f32x4.mul(v128.load(y0, 48), x3));
    b = f32x4.add(b, f32x4.mul(v128.load(y1, 48), x3));
    c = f32x4.add(c, f32x4.mul(v128.load(y2, 48), x3));
    d = f32x4.add(d, f32x4.mul(v128.load(y3, 48), x3));
    y0 += 64;
    y1 += 64;
    y2 += 64;
    y3 += 64;
  }
  return laneSums(a, b, c, d);
}

/** The inner product of two rows. */
export function dot(x: usize, y: usize): f32 {
  const zero = f32x4.splat(0);
  let a = zero;
  let b = zero;
  let c = zero;
  let d = zero;
  for (const end = x + rowBytes; x < end; x += 64, y += 64) {
    a = f32x4.add(a, f32x4.mul(v128.load(x), v128.load(y)));
    b = f32x4.add(b, f32x4.mul(v128.load(x, 16), v128.load(y, 16)));
    c = f32x4.add(c, f32x4.mul(v128.load(x, 32), v128.load(y, 32)));
    d = f32x4.add(d, f32x4.mul(v128.load(x, 48), v128.load(y, 48)));
  }
  const sum = f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
  return f32x4.extract_lane(laneSums(sum, zero, zero, zero), 0);
}

/** into += a·y₀ + b·y₁ + c·y₂ + d·y₃. */
export function addFour(into: usize, y0: usize, y1: usize, y2: usize, y3: usize, a: f32, b: f32, c: f32, d: f32): void {
  const s0 = f32x4.splat(a);
  const s1 = f32x4.splat(b);
  const s2 = f32x4.splat(c);
  const s3 = f32x4.splat(d);
  const end = into + rowBytes;
  for (let at = into; at < end; at += 32) {
    const low = f32x4.add(
      f32x4.add(f32x4.mul(s0, v128.load(y0)), f32x4.mul(s1, v128.load(y1))),
      f32x4.add(f32x4.mul(s2, v128.load(y2)), f32x4.mul(s3, v128.load(y3))),
    );
    v128.store(at, f32x4.add(v128.load(at), low));
    const high = f32x4.add(
      f32x4.add(f32x4.mul(s0, v128.load(y0, 16)), f32x4.mul(s1, v128.load(y1, 16))),
      f32x4.add(f32x4.mul(s2, v128.load(y2, 16)), f32x4.mul(s3, v128.load(y3, 16))),
    );
    v128.store(at, f32x4.add(v128.load(at, 16), high), 16);
    y0 += 32;
    y1 += 32;
    y2 += 32;
    y3 += 32;
  }
}

/** into = G·vector, G symmetric: even and odd rows of G apart, then together. */
export function multiplyGram(gram: usize, vector: usize, into: usize): void {
  for (let block: usize = 0; block < rowBytes; block += 64) {
    let even0 = f32x4.splat(0);
    let even1 = even0;
    let even2 = even0;
    let even3 = even0;
    let odd0 = even0;
    let odd1 = even0;
    let odd2 = even0;
    let odd3 = even0;
    let row = gram + block;
    const end = vector + rowBytes;
    for (let at = vector; at < end; at += 8) {
      const x = v128.load32_splat(at);
      even0 = f32x4.add(even0, f32x4.mul(x, v128.load(row)));
      even1 = f32x4.add(even1, f32x4.mul(x, v128.load(row, 16)));
      even2 = f32x4.add(even2, f32x4.mul(x, v128.load(row, 32)));
      even3 = f32x4.add(even3, f32x4.mul(x, v128.load(row, 48)));
      row += rowBytes;
      const y = v128.load32_splat(at, 4);
      odd0 = f32x4.add(odd0, f32x4.mul(y, v128.load(row)));
      odd1 = f32x4.add(odd1, f32x4.mul(y, v128.load(row, 16)));
      odd2 = f32x4.add(odd2, f32x4.mul(y, v128.load(row, 32)));
      odd3 = f32x4.add(odd3, f32x4.mul(y, v128.load(row, 48)));
      row += rowBytes;
    }
    const out = into + block;
    v128.store(out, f32x4.add(even0, odd0));
    v128.store(out, f32x4.add(even1, odd1), 16);
    v128.store(out, f32x4.add(even2, odd2), 32);
    v128.store(out, f32x4.add(even3, odd3), 48);
  }
}

/** What `touch` saw: nothing of use, but loads that nobody uses the compiler leaves out. */
let seen: u32 = 0;

export function sawRows(): u32 {
  return seen;
}

/** Loads a word of every cache line of the entries' rows, so that they are waited for together. */
function touch(start: u32, end: u32, source: usize): void {
  let words: u32 = 0;
  const list = indices + ((<usize>end) << 2);
  for (let at = indices + ((<usize>start) << 2); at < list; at += 4) {
    const row = rowAt(source, load<u32>(at));
    const last = row + rowBytes - 64;
    words ^= load<u32>(row) ^ load<u32>(last);
    for (let line = row + 64; line < last; line += 128) words ^= load<u32>(line) ^ load<u32>(line, 64);
  }
  seen ^= words;
}

/** Notes the entries' rows of `source` and values, by four; few rows are copied next to each other. Returns how many. */
export function noteEntries(start: u32, end: u32, source: usize): u32 {
  const count = end - start;
  const copies = count <= GATHERED;
  if (copies) touch(start, end, source);
  let copy = gathered;
  for (let entry: u32 = 0; entry < count; entry++) {
    const from = (<usize>(start + entry)) << 2;
    const to = (<usize>entry) << 2;
    let row = rowAt(source, load<u32>(indices + from));
    if (copies) {
      for (let at: usize = 0; at < rowBytes; at += 64) {
        v128.store(copy + at, v128.load(row + at));
        v128.store(copy + at, v128.load(row + at, 16), 16);
        v128.store(copy + at, v128.load(row + at, 32), 32);
        v128.store(copy + at, v128.load(row + at, 48), 48);
      }
      row = copy;
      copy += rowBytes;
    }
    store<u32>(addresses + to, <u32>row);
    store<f32>(scales + to, load<f32>(values + from));
  }
  const padded = (count + 3) & ~3;
  for (let entry = count; entry < padded; entry++) {
    const to = (<usize>entry) << 2;
    store<u32>(addresses + to, <u32>zeros);
    store<f32>(scales + to, 0);
  }
  return padded;
}

export function widen(row: usize): void {
  for (let at: usize = 0; at < rowBytes; at += 4) store<f64>(wide + 2 * at, <f64>load<f32>(row + at));
}

export function addWide(row: usize): void {
  for (let at: usize = 0; at < rowBytes; at += 4) {
    store<f64>(wide + 2 * at, load<f64>(wide + 2 * at) + <f64>load<f32>(row + at));
  }
}

export function narrow(row: usize): void {
  for (let at: usize = 0; at < rowBytes; at += 4) store<f32>(row + at, <f32>load<f64>(wide + 2 * at));
}
