import type { Csr } from "../../lib/kernel/csr.ts";
import { randomStream } from "../random/random-stream.ts";
import { drawPlaces } from "./split.ts";

/** At most `maxUsers` users, drawn evenly, with everything they listen to; artists keep their indices. */
export function sampleUsers(userArtists: Csr, maxUsers: number, seed: number): Csr {
  const { rows, columns, indptr, indices, data } = userArtists;
  if (rows <= maxUsers) return userArtists;
  const users = drawPlaces(rows, maxUsers, randomStream(seed, "users")).toSorted();
  const ends = new Uint32Array(users.length + 1);
  for (const [place, user] of users.entries()) {
    ends[place + 1] = (ends[place] ?? 0) + (indptr[user + 1] ?? 0) - (indptr[user] ?? 0);
  }
  const sampled: Csr = {
    rows: users.length,
    columns,
    indptr: ends,
    indices: new Uint32Array(ends[users.length] ?? 0),
    data: new Float64Array(ends[users.length] ?? 0),
  };
  for (const [place, user] of users.entries()) {
    const from = indptr[user] ?? 0;
    const to = indptr[user + 1] ?? 0;
    sampled.indices.set(indices.subarray(from, to), ends[place]);
    sampled.data.set(data.subarray(from, to), ends[place]);
  }
  return sampled;
}
