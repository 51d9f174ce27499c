import * as v from "valibot";
import type { Server } from "./site.ts";

const Requests = v.array(v.object({ atMs: v.number(), parameters: v.record(v.string(), v.string()) }));

/** The fault of the stub's next requests; see e2e/fixtures/stub-lastfm.ts. null clears it. */
export async function setFault(stub: Server, fault: object | null): Promise<void> {
  await fetch(`${stub.origin}/stub/fault`, { method: "PUT", body: JSON.stringify({ fault }) });
}

/** The artist of each request to the stub (MBID or name), and when it arrived, by the stub's clock. */
export async function readStubRequests(stub: Server): Promise<{ atMs: number; artist: string }[]> {
  const response = await fetch(`${stub.origin}/stub/requests`);
  const requests = v.parse(Requests, await response.json());
  return requests.map(({ atMs, parameters }) => ({ atMs, artist: parameters.mbid ?? parameters.artist ?? "" }));
}
