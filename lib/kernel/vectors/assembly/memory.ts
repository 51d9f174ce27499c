// Every thread has an instance of the module, and so these variables, of its own; the memory is shared.
export let rowBytes: usize = 0;
export let residual: usize = 0;
export let direction: usize = 0;
export let product: usize = 0;
export let part: usize = 0;
export let zeros: usize = 0;
export let wide: usize = 0;
export let gathered: usize = 0;
/** Addresses of the entries' rows, and their values. */
export let addresses: usize = 0;
export let scales: usize = 0;

export let starts: usize = 0;
export let indices: usize = 0;
export let values: usize = 0;

/** See GATHERED and SUMMED in ../kernel.ts. */
export const GATHERED: u32 = 256;
export const SUMMED: u32 = 256;

export function setRows(length: u32, scratch: usize, longestRow: u32): void {
  rowBytes = (<usize>length) << 2;
  residual = scratch;
  direction = residual + rowBytes;
  product = direction + rowBytes;
  part = product + rowBytes;
  zeros = part + rowBytes;
  wide = zeros + 2 * rowBytes;
  gathered = wide + 2 * rowBytes;
  addresses = gathered + <usize>GATHERED * rowBytes;
  scales = addresses + ((<usize>((longestRow + 3) & ~3)) << 2);
  clear(zeros);
}

export function setMatrix(startsAt: usize, indicesAt: usize, valuesAt: usize): void {
  starts = startsAt;
  indices = indicesAt;
  values = valuesAt;
}

// Small enough that the compiler puts their bodies where they are called.

export function clear(row: usize): void {
  for (let at = row; at < row + rowBytes; at += 16) v128.store(at, f32x4.splat(0));
}

export function startOf(row: u32): u32 {
  return load<u32>(starts + ((<usize>row) << 2));
}

export function rowAt(rows: usize, row: u32): usize {
  return rows + <usize>row * rowBytes;
}
