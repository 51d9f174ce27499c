import { f64At, rowIndices, rowStarts, rowStates, setF64At, setU32At, u32At } from "./memory";
import { capacityOf, keysOf, overlapsOf } from "./rows";
import { indexRange, topScore } from "./score";

export function rank(from: u32, to: u32): void {
  const range = indexRange;
  const top = topScore;
  for (let artist = from; artist < to; artist++) {
    const count = u32At(rowStates, artist);
    const keys = keysOf(artist);
    const indices = rowIndices + ((<usize>u32At(rowStarts, artist)) << 2);
    for (let slot: u32 = 0; slot < count; slot++) {
      const key = f64At(keys, slot);
      const score = Math.floor(key / range);
      setU32At(indices, slot, <u32>(range - 1 - (key - score * range)));
      setF64At(keys, slot, (score > 0 ? score : 0.5) / top);
    }
    const capacity = capacityOf(artist);
    for (let slot = count; slot < capacity; slot++) {
      setU32At(indices, slot, 0);
      setF64At(keys, slot, 0);
      setU32At(overlapsOf(artist), slot, 0);
    }
  }
}
