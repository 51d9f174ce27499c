import { PARTS } from "../layout.ts";
import type { Memory } from "./memory.ts";
import { WEIGHT_SCALE } from "./score.ts";

/** See `Kernel.tally`. Parts are summed separately and joined in order, so that the sums don't depend on the threads. */
export function tally(memory: Memory, part: number, from: number, to: number): void {
  const { artists, listStarts, inputArtists, inputWeights, tallySquares, tallyListeners, tallyCosts } = memory;
  const base = part * artists;
  for (let user = from; user < to; user++) {
    const start = listStarts[user];
    const end = listStarts[user + 1];
    for (let position = start; position < end; position++) {
      const weight = inputWeights[position];
      const cell = base + inputArtists[position];
      tallySquares[cell] += weight * weight;
      tallyListeners[cell] += 1;
      tallyCosts[cell] += position - start;
    }
  }
}

/** See `Kernel.plan`. `tallyListeners` become the places of each part's next visit. */
export function plan(memory: Memory): number {
  const { artists, artistStarts, scales, tallySquares, tallyListeners, tallyCosts } = memory;
  let position = 0;
  let totalCost = 0;
  for (let artist = 0; artist < artists; artist++) {
    artistStarts[artist] = position;
    let squares = 0;
    let cost = 1;
    for (let part = 0; part < PARTS; part++) {
      const cell = part * artists + artist;
      squares += tallySquares[cell];
      cost += tallyCosts[cell];
      const listeners = tallyListeners[cell];
      tallyListeners[cell] = position;
      position += listeners;
    }
    scales[artist] = WEIGHT_SCALE / Math.sqrt(squares);
    tallyCosts[artist] = cost;
    totalCost += cost;
  }
  artistStarts[artists] = position;
  return cutChunks(memory, totalCost);
}

function cutChunks({ artists, chunkBounds, tallyCosts }: Memory, totalCost: number): number {
  const costPerChunk = totalCost / (chunkBounds.length - 1);
  let chunks = 0;
  let cost = 0;
  for (let artist = 0; artist < artists; artist++) {
    cost += tallyCosts[artist];
    if (cost < costPerChunk && artist + 1 < artists) continue;
    chunks += 1;
    chunkBounds[chunks] = artist + 1;
    cost = 0;
  }
  return chunks;
}

/** See `Kernel.scatter`. */
export function scatter(memory: Memory, part: number, from: number, to: number): void {
  const { artists, listStarts, inputArtists, inputWeights, tallyListeners, scales, entries, visits } = memory;
  const base = part * artists;
  for (let user = from; user < to; user++) {
    const start = listStarts[user];
    const end = listStarts[user + 1];
    for (let position = start; position < end; position++) {
      const artist = inputArtists[position];
      const weight = Math.floor(inputWeights[position] * scales[artist] + 0.5);
      entries[2 * position] = artist;
      entries[2 * position + 1] = Math.max(weight, 1);
      const cell = base + artist;
      const visit = tallyListeners[cell];
      tallyListeners[cell] = visit + 1;
      visits[2 * visit] = position;
      visits[2 * visit + 1] = position - start;
    }
  }
}
