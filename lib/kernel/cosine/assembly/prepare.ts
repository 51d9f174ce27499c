import {
  artistStarts,
  artists,
  chunkBounds,
  entries,
  f32At,
  f64At,
  inputArtists,
  inputWeights,
  listStarts,
  maxChunks,
  parts,
  scales,
  setF32At,
  setF64At,
  setU32At,
  tallyCosts,
  tallyListeners,
  tallySquares,
  u32At,
  visits,
} from "./memory";
import { WEIGHT_SCALE } from "./score";

export function tally(part: u32, from: u32, to: u32): void {
  const base = part * artists;
  for (let user = from; user < to; user++) {
    const start = u32At(listStarts, user);
    const end = u32At(listStarts, user + 1);
    for (let position = start; position < end; position++) {
      const weight = f64At(inputWeights, position);
      const cell = base + u32At(inputArtists, position);
      setF64At(tallySquares, cell, f64At(tallySquares, cell) + weight * weight);
      setU32At(tallyListeners, cell, u32At(tallyListeners, cell) + 1);
      setF32At(tallyCosts, cell, f32At(tallyCosts, cell) + <f32>(position - start));
    }
  }
}

export function plan(): u32 {
  let position: u32 = 0;
  let totalCost: f64 = 0;
  for (let artist: u32 = 0; artist < artists; artist++) {
    setU32At(artistStarts, artist, position);
    let squares: f64 = 0;
    let cost: f64 = 1;
    for (let part: u32 = 0; part < parts; part++) {
      const cell = part * artists + artist;
      squares += f64At(tallySquares, cell);
      cost += <f64>f32At(tallyCosts, cell);
      const listeners = u32At(tallyListeners, cell);
      setU32At(tallyListeners, cell, position);
      position += listeners;
    }
    setF64At(scales, artist, WEIGHT_SCALE / Math.sqrt(squares));
    setF32At(tallyCosts, artist, <f32>cost);
    totalCost += cost;
  }
  setU32At(artistStarts, artists, position);
  return cutChunks(totalCost / <f64>maxChunks);
}

function cutChunks(costPerChunk: f64): u32 {
  let chunks: u32 = 0;
  let cost: f64 = 0;
  for (let artist: u32 = 0; artist < artists; artist++) {
    cost += <f64>f32At(tallyCosts, artist);
    if (cost < costPerChunk && artist + 1 < artists) continue;
    chunks++;
    setU32At(chunkBounds, chunks, artist + 1);
    cost = 0;
  }
  return chunks;
}

export function scatter(part: u32, from: u32, to: u32): void {
  const base = part * artists;
  for (let user = from; user < to; user++) {
    const start = u32At(listStarts, user);
    const end = u32At(listStarts, user + 1);
    for (let position = start; position < end; position++) {
      const artist = u32At(inputArtists, position);
      const weight = Math.floor(f64At(inputWeights, position) * f64At(scales, artist) + 0.5);
      setU32At(entries, 2 * position, artist);
      setU32At(entries, 2 * position + 1, <u32>Math.max(weight, 1));
      const cell = base + artist;
      const visit = u32At(tallyListeners, cell);
      setU32At(tallyListeners, cell, visit + 1);
      setU32At(visits, 2 * visit, position);
      setU32At(visits, 2 * visit + 1, position - start);
    }
  }
}
