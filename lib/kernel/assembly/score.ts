import { indexBits } from "./memory";

/** 1 − 2⁻¹²: keeps Σ v_i·v_j below 1. */
const MARGIN: f64 = 0.999755859375;
/** 2³² · MARGIN: a normalised weight as a whole number of 32 bits. */
export const WEIGHT_SCALE: f64 = 4294967296.0 * MARGIN;
/** 2⁻⁶⁴: the product of two such weights as a number below 1. */
export const PRODUCT_SCALE: f64 = 5.421010862427522e-20;

const KEY_BITS: u32 = 53;

/** Largest score: similarity 1. */
export function topScore(): f64 {
  return <f64>(((<u64>1) << (KEY_BITS - indexBits)) - 1);
}

export function indexRange(): f64 {
  return <f64>((<u64>1) << indexBits);
}

/** What turns a loose score into a score. */
export function scorePerLoose(): f64 {
  return topScore() / (MARGIN * MARGIN);
}

export function wholeScore(loose: f64, perLoose: f64, top: f64): f64 {
  return Math.min(Math.max(Math.floor(loose * perLoose + 0.5), 1), top);
}
