const MARGIN: f64 = 0.999755859375;
const TOP_LOOSE: f64 = MARGIN * MARGIN;
export const WEIGHT_SCALE: f64 = 4294967296.0 * MARGIN;
export const PRODUCT_SCALE: f64 = 5.421010862427522e-20;

export let indexRange: f64 = 0;
export let topScore: f64 = 0;
let scorePerLoose: f64 = 0;

export function setIndexBits(bits: u32): void {
  indexRange = <f64>((<u64>1) << bits);
  topScore = <f64>(((<u64>1) << (53 - bits)) - 1);
  scorePerLoose = topScore / TOP_LOOSE;
}

/** The key of artist 0; that of artist a is a less. */
export function keyOf(loose: f64): f64 {
  let capped = loose;
  if (loose > TOP_LOOSE) capped = TOP_LOOSE;
  return Math.floor(capped * scorePerLoose + 0.5) * indexRange + (indexRange - 1);
}

export function limitBelow(key: f64): f64 {
  return ((Math.floor(key / indexRange) - 1) / scorePerLoose) * (1 - 2.384185791015625e-7);
}
