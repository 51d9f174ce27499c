import type { Csr } from "../../lib/kernel/csr.ts";
import { randomStream } from "../random/random-stream.ts";

/**
 * Users in a random order, until together they have `rows` entries: whole listeners, all equally likely.
 * @returns their indices, ascending; all users if there are fewer entries
 */
export function drawUsers({ rows: users, indptr }: Csr, rows: number, seed: number): Uint32Array {
  const order = Uint32Array.from({ length: users }, (_, user) => user);
  const next = randomStream(seed, "sample");
  let drawn = 0;
  for (let entries = 0; drawn < users && entries < rows; drawn++) {
    const place = drawn + Math.floor(next() * (users - drawn));
    const user = order[place] ?? 0;
    order[place] = order[drawn] ?? 0;
    order[drawn] = user;
    entries += (indptr[user + 1] ?? 0) - (indptr[user] ?? 0);
  }
  return order.subarray(0, drawn).toSorted();
}
