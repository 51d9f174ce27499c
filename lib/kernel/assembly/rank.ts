import { f64At, rowIndices, rowKeys, rowOverlaps, rowStates, setF64At, setU32At, topK, u32At } from "./memory";
import { siftDown } from "./rows";
import { indexRange, topScore } from "./score";

/** Sorts the rows of the artists [from, to), best first, and turns keys into similarities, in place. */
export function rank(from: u32, to: u32): void {
  const range = indexRange();
  const top = topScore();
  for (let artist = from; artist < to; artist++) {
    const count = u32At(rowStates, artist);
    const base = <usize>artist * <usize>topK;
    const keys = rowKeys + (base << 3);
    const overlaps = rowOverlaps + (base << 2);
    const indices = rowIndices + (base << 2);
    for (let last = count; last-- > 0; ) {
      const key = load<f64>(keys);
      const overlap = load<u32>(overlaps);
      siftDown(keys, overlaps, last, f64At(keys, last), u32At(overlaps, last));
      const score = Math.floor(key / range);
      setU32At(indices, last, <u32>(range - 1 - (key - score * range)));
      setF64At(keys, last, score / top);
      setU32At(overlaps, last, overlap);
    }
    for (let slot = count; slot < topK; slot++) {
      setU32At(indices, slot, 0);
      setF64At(keys, slot, 0);
      setU32At(overlaps, slot, 0);
    }
  }
}
