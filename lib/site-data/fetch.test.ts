import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { declareFile } from "./declaration.ts";
import { fetchJson, forgetData, keptData, loadData, loadDataAt, OutdatedData } from "./fetch.ts";

const fileAt = (path: string) =>
  declareFile({
    path,
    schemaName: "Dated",
    schema: v.object({ edition: v.string(), count: v.number() }),
    summary: "",
    parameters: {},
  });

let server: Server;
let asked: string[] = [];
let edition = "one";
/** Responses to `/data/slow….json`, which the test ends by hand. */
let held: ServerResponse[] = [];

beforeEach(async () => {
  asked = [];
  edition = "one";
  held = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.statusCode = request.url === "/data/gone.json" ? 404 : request.url === "/data/down.json" ? 503 : 200;
    if (request.url?.startsWith("/data/slow")) held.push(response);
    else response.end(JSON.stringify({ edition, count: request.url === "/data/text.json" ? "3" : 3 }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  // As in a browser, where addresses are relative to the page's.
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => fetch(`http://127.0.0.1:${address.port}${url}`, init));
});

afterEach(async () => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Waits until the server holds as many slow requests. */
async function heldRequests(count: number): Promise<ServerResponse[]> {
  while (held.length < count) await sleep(1);
  return held;
}

describe("fetchJson", () => {
  it("fetchJson(url, schema) rejects with what is wrong, and with OutdatedData where the file is gone", async () => {
    const { schema } = fileAt("any.json");
    expect(await fetchJson("/data/three.json", schema)).toEqual({ edition: "one", count: 3 });
    await expect(fetchJson("/data/gone.json", schema)).rejects.toBeInstanceOf(OutdatedData);
    await expect(fetchJson("/data/down.json", schema)).rejects.toThrow("GET /data/down.json returned 503");
    await expect(fetchJson("/data/text.json", schema)).rejects.toThrow(/^GET \/data\/text\.json: .*number/);
  });
});

describe("loadData", () => {
  it("loadData(file) sends one request, for concurrent callers too", async () => {
    const file = fileAt("once.json");
    expect(keptData(file, {})).toBeUndefined();
    const [first, second] = await Promise.all([loadData(file, {}, "one"), loadData(file, {}, null)]);
    expect(second).toBe(first);
    expect(await loadData(file, {}, "one")).toBe(first);
    expect(keptData(file, {})).toBe(first);
    expect(asked).toEqual(["/data/once.json"]);
  });

  it("loadData(file, {}, edition) sends a new request if the cached edition differs, and rejects if it still differs", async () => {
    const file = fileAt("edition.json");
    await loadData(file, {}, "one");
    await expect(loadData(file, {}, "two")).rejects.toThrow(
      "/data/edition.json is of edition one, what is shown of two",
    );
    edition = "two";
    expect(await loadData(file, {}, "two")).toEqual({ edition: "two", count: 3 });
    expect(asked).toHaveLength(3);
  });

  it("loadData(file) caches no failure", async () => {
    const file = fileAt("down.json");
    await expect(loadData(file, {}, null)).rejects.toThrow("503");
    await expect(loadData(file, {}, null)).rejects.toThrow("503");
    expect(asked).toHaveLength(2);
  });

  it("loadData(file, {}, null, signal) aborts the request once its only caller has gone", async () => {
    const caller = new AbortController();
    const reason = new Error("stopped");
    const gone = loadData(fileAt("slow-alone.json"), {}, null, caller.signal).catch(String);
    const [response] = await heldRequests(1);
    caller.abort(reason);
    if (response !== undefined) await once(response, "close");
    expect(await gone).toContain("abort");
  });

  it("loadData(file, {}, null, signal) keeps a request that the next caller joins in the same task", async () => {
    const file = fileAt("slow-joined.json");
    const first = new AbortController();
    const gone = loadData(file, {}, null, first.signal).catch(String);
    const [response] = await heldRequests(1);
    first.abort(new Error("stopped"));
    const second = loadData(file, {}, null);
    await sleep(5);
    response?.end(JSON.stringify({ edition, count: 4 }));
    expect(await second).toEqual({ edition: "one", count: 4 });
    expect(await gone).toBe("Error: stopped");
    expect(asked).toHaveLength(1);
  });

  it("loadData(file, {}, null, signal) sends no request for a caller that has already gone", async () => {
    const reason = new Error("stopped");
    await expect(loadData(fileAt("never.json"), {}, null, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(asked).toEqual([]);
  });

  it("loadDataAt(file, path) shares requests with loadData", async () => {
    const file = fileAt("part.json");
    const [first, second] = await Promise.all([loadData(file, {}, "one"), loadDataAt(file, "part.json", null)]);
    expect(second).toBe(first);
    expect(asked).toEqual(["/data/part.json"]);
  });

  it("forgetData(file) makes the next loadData send a request", async () => {
    const file = fileAt("forgotten.json");
    await loadData(file, {}, null);
    forgetData(file, {});
    expect(keptData(file, {})).toBeUndefined();
    await loadData(file, {}, null);
    expect(asked).toHaveLength(2);
  });
});
