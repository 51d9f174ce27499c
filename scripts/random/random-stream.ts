import { createHash } from "node:crypto";

/** A source of uniform numbers in [0, 1), with 53 random bits each; fits d3-random's `.source()`. */
export type RandomStream = () => number;

/**
 * xoshiro128** 1.1 (Blackman and Vigna, https://prng.di.unimi.it/xoshiro128starstar.c).
 * @param state four 32-bit words, not all zero
 * @returns a function that returns the next 32-bit word, as an unsigned integer
 */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const scrambled = Math.imul(b, 5);
    const word = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return word;
  };
}

/**
 * The random stream for `label` under `seed`. Streams of different labels are independent, so what is
 * drawn for one listener never depends on how much was drawn for another.
 */
export function randomStream(seed: number, label: string): RandomStream {
  const digest = createHash("sha256").update(`${seed}/${label}`).digest();
  const next = xoshiro128([
    digest.readUInt32LE(0),
    digest.readUInt32LE(4),
    digest.readUInt32LE(8),
    digest.readUInt32LE(12),
  ]);
  return () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
}
