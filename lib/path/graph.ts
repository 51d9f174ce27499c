/** Neighbours of every artist, row by row; similarities are positive whole numbers of the given scale. */
export interface Lists {
  artists: number;
  /** artists + 1 ascending places. */
  indptr: Uint32Array;
  indices: Uint32Array;
  similarities: Uint16Array;
  /** Shared listeners; a count may be capped, but not below MIN_SHARED. */
  shared: Uint8Array;
}

/** Lists in which every link appears on both sides, with the link length for each similarity. */
export interface Graph extends Lists {
  lengths: Float64Array;
}

/**
 * A link joins two artists if either lists the other. If both do, it appears twice in each row, which costs a
 * shortest path nothing. Its length is −ln(similarity / scale): lengths add up as similarities multiply, so the shortest
 * chain is the one whose similarities have the largest product.
 */
export function graphOf({ artists, indptr, indices, similarities, shared }: Lists, scale: number): Graph {
  const starts = new Uint32Array(artists + 1);
  for (let artist = 0; artist < artists; artist++) {
    for (let at = indptr[artist] ?? 0; at < (indptr[artist + 1] ?? 0); at++) {
      add(starts, artist + 1, 1);
      add(starts, (indices[at] ?? 0) + 1, 1);
    }
  }
  for (let artist = 0; artist < artists; artist++) add(starts, artist + 1, starts[artist] ?? 0);
  const linked = new Uint32Array(2 * indices.length);
  const weights = new Uint16Array(2 * indices.length);
  const counts = new Uint8Array(2 * indices.length);
  const next = starts.slice();
  const put = (artist: number, other: number, at: number) => {
    const slot = next[artist] ?? 0;
    next[artist] = slot + 1;
    linked[slot] = other;
    weights[slot] = similarities[at] ?? 0;
    counts[slot] = shared[at] ?? 0;
  };
  for (let artist = 0; artist < artists; artist++) {
    for (let at = indptr[artist] ?? 0; at < (indptr[artist + 1] ?? 0); at++) {
      put(artist, indices[at] ?? 0, at);
      put(indices[at] ?? 0, artist, at);
    }
  }
  const lengths = Float64Array.from({ length: scale + 1 }, (_, similarity) => -Math.log(similarity / scale));
  return { artists, indptr: starts, indices: linked, similarities: weights, shared: counts, lengths };
}

function add(counts: Uint32Array, at: number, count: number): void {
  counts[at] = (counts[at] ?? 0) + count;
}
