import { offers, offersCapacity, rowStates } from "./memory";
import { keysOf, offer, overlapsOf } from "./rows";

// Candidates for other artists' rows wait here, so that the memory of those rows can be asked for all at once.
// A record: key f64, sum f64, artist u32, 4 bytes unused.

let waiting: u32 = 0;
let seen: u32 = 0;

function recordAt(index: u32): usize {
  return offers + <usize>index * 24;
}

export function defer(artist: u32, key: f64, sum: f64): void {
  const record = recordAt(waiting);
  store<f64>(record, key);
  store<f64>(record + 8, sum);
  store<u32>(record + 16, artist);
  waiting++;
  if (waiting === offersCapacity) flush();
}

export function flush(): void {
  for (let index: u32 = 0; index < waiting; index++) {
    const artist = load<u32>(recordAt(index) + 16);
    const lastKey = keysOf(artist + 1) - 8;
    const lastOverlap = overlapsOf(artist + 1) - 4;
    seen ^=
      load<u32>(lastKey) ^
      load<u32>(lastKey - 64) ^
      load<u32>(lastOverlap) ^
      load<u32>(rowStates + ((<usize>artist) << 2));
  }
  for (let index: u32 = 0; index < waiting; index++) {
    const record = recordAt(index);
    offer(load<u32>(record + 16), load<f64>(record), <u32>load<f64>(record + 8));
  }
  waiting = 0;
}

export function sawOffers(): u32 {
  return seen;
}
