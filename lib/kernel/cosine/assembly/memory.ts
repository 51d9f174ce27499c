// Where everything lies, in bytes: planned by ../layout.ts, described in ../portable/memory.ts.
// Every thread has an instance of the module, and so these variables, of its own; the memory is shared.
export let listStarts: usize = 0;
export let inputArtists: usize = 0;
export let inputWeights: usize = 0;
export let tallySquares: usize = 0;
export let tallyCosts: usize = 0;
export let tallyListeners: usize = 0;
export let entries: usize = 0;
export let artistStarts: usize = 0;
export let visits: usize = 0;
export let scales: usize = 0;
export let chunkBounds: usize = 0;
export let limits: usize = 0;
export let rowStarts: usize = 0;
export let rowStates: usize = 0;
export let rowKeys: usize = 0;
export let rowOverlaps: usize = 0;
export let rowIndices: usize = 0;
export let sums: usize = 0;
export let met: usize = 0;
export let pending: usize = 0;
export let orderedKeys: usize = 0;
export let offers: usize = 0;
export let pairCounts: usize = 0;
export let strongest: usize = 0;

export let artists: u32 = 0;
export let topK: u32 = 0;
export let parts: u32 = 0;
export let maxChunks: u32 = 0;
export let pendingCapacity: u32 = 0;
export let offersCapacity: u32 = 0;
export let minListeners: u32 = 0;
export let shrinkage: f64 = 0;

export function placeInput(
  listStartsAt: usize,
  inputArtistsAt: usize,
  inputWeightsAt: usize,
  tallySquaresAt: usize,
  tallyCostsAt: usize,
  tallyListenersAt: usize,
): void {
  listStarts = listStartsAt;
  inputArtists = inputArtistsAt;
  inputWeights = inputWeightsAt;
  tallySquares = tallySquaresAt;
  tallyCosts = tallyCostsAt;
  tallyListeners = tallyListenersAt;
}

export function placeLists(
  entriesAt: usize,
  artistStartsAt: usize,
  visitsAt: usize,
  scalesAt: usize,
  chunkBoundsAt: usize,
): void {
  entries = entriesAt;
  artistStarts = artistStartsAt;
  visits = visitsAt;
  scales = scalesAt;
  chunkBounds = chunkBoundsAt;
}

export function placeRows(
  limitsAt: usize,
  rowStartsAt: usize,
  rowStatesAt: usize,
  rowKeysAt: usize,
  rowOverlapsAt: usize,
  rowIndicesAt: usize,
): void {
  limits = limitsAt;
  rowStarts = rowStartsAt;
  rowStates = rowStatesAt;
  rowKeys = rowKeysAt;
  rowOverlaps = rowOverlapsAt;
  rowIndices = rowIndicesAt;
}

export function placeScratch(
  sumsAt: usize,
  metAt: usize,
  pendingAt: usize,
  orderedKeysAt: usize,
  offersAt: usize,
  pairCountsAt: usize,
  strongestAt: usize,
): void {
  sums = sumsAt;
  met = metAt;
  pending = pendingAt;
  orderedKeys = orderedKeysAt;
  offers = offersAt;
  pairCounts = pairCountsAt;
  strongest = strongestAt;
}

export function setShape(
  artistCount: u32,
  k: u32,
  partCount: u32,
  chunkLimit: u32,
  pendingLimit: u32,
  offersLimit: u32,
): void {
  artists = artistCount;
  topK = k;
  parts = partCount;
  maxChunks = chunkLimit;
  pendingCapacity = pendingLimit;
  offersCapacity = offersLimit;
}

export function setOptions(h: f64, floor: u32): void {
  shrinkage = h;
  minListeners = floor;
}

// Small enough that the compiler puts their bodies where they are called.

export function u32At(base: usize, index: u32): u32 {
  return load<u32>(base + ((<usize>index) << 2));
}

export function setU32At(base: usize, index: u32, value: u32): void {
  store<u32>(base + ((<usize>index) << 2), value);
}

export function f64At(base: usize, index: u32): f64 {
  return load<f64>(base + ((<usize>index) << 3));
}

export function setF64At(base: usize, index: u32, value: f64): void {
  store<f64>(base + ((<usize>index) << 3), value);
}

export function f32At(base: usize, index: u32): f32 {
  return load<f32>(base + ((<usize>index) << 2));
}

export function setF32At(base: usize, index: u32, value: f32): void {
  store<f32>(base + ((<usize>index) << 2), value);
}

export function limitOf(artist: u32): f64 {
  return <f64>f32At(limits, artist);
}

export function setLimitOf(artist: u32, value: f64): void {
  setF32At(limits, artist, <f32>value);
}
