import { entries, met, sums, visits } from "./memory";
import { PRODUCT_SCALE } from "./score";

/** Loads a word of every cache line of the lists to be visited. Returned so that the loads are not optimised away. */
export function touch(from: u32, to: u32): u32 {
  let seen: u32 = 0;
  for (let v = from; v < to; v++) {
    const visit = visits + ((<usize>v) << 3);
    const end = entries + ((<usize>load<u32>(visit)) << 3);
    for (let at = end - ((<usize>load<u32>(visit + 4)) << 3); at < end; at += 64) seen ^= load<u32>(at);
    seen ^= load<u32>(end);
  }
  return seen;
}

/** Adds to the sums, and notes whom it meets for the first time: written always, counted where the sum was 0. */
export function visitLists(from: u32, to: u32, noted: u32): u32 {
  let count = noted;
  const sum0 = sums;
  const met0 = met;
  for (let v = from; v < to; v++) {
    const visit = visits + ((<usize>v) << 3);
    const end = entries + ((<usize>load<u32>(visit)) << 3);
    const weight = <f64>load<u32>(end + 4) * PRODUCT_SCALE;
    for (let at = end - ((<usize>load<u32>(visit + 4)) << 3); at < end; at += 8) {
      const other = load<u32>(at);
      const place = sum0 + ((<usize>other) << 3);
      const sum = load<f64>(place);
      store<u32>(met0 + ((<usize>count) << 2), other);
      count += <u32>(sum === 0);
      store<f64>(place, sum + (1 + weight * <f64>load<u32>(at + 4)));
    }
  }
  return count;
}

/** Adds to the sums; whoever reads all of them needs no notes. */
export function visitListsDense(from: u32, to: u32): void {
  const sum0 = sums;
  for (let v = from; v < to; v++) {
    const visit = visits + ((<usize>v) << 3);
    const end = entries + ((<usize>load<u32>(visit)) << 3);
    const weight = <f64>load<u32>(end + 4) * PRODUCT_SCALE;
    for (let at = end - ((<usize>load<u32>(visit + 4)) << 3); at < end; at += 8) {
      const place = sum0 + ((<usize>load<u32>(at)) << 3);
      store<f64>(place, load<f64>(place) + (1 + weight * <f64>load<u32>(at + 4)));
    }
  }
}
