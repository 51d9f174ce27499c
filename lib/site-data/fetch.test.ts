import { createServer, type Server } from "node:http";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { declareFile } from "./declaration.ts";
import { fetchData, keptData, loadData, OutdatedData } from "./fetch.ts";

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

beforeEach(async () => {
  asked = [];
  edition = "one";
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.statusCode = request.url === "/data/gone.json" ? 404 : request.url === "/data/down.json" ? 503 : 200;
    response.end(JSON.stringify({ edition, count: request.url === "/data/text.json" ? "3" : 3 }));
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
  await new Promise((resolve) => server.close(resolve));
});

describe("fetchData", () => {
  it("fetchData(file) rejects with what is wrong, and with OutdatedData where the file is gone", async () => {
    expect(await fetchData(fileAt("three.json"), {})).toEqual({ edition: "one", count: 3 });
    await expect(fetchData(fileAt("gone.json"), {})).rejects.toBeInstanceOf(OutdatedData);
    await expect(fetchData(fileAt("down.json"), {})).rejects.toThrow("GET /data/down.json returned 503");
    await expect(fetchData(fileAt("text.json"), {})).rejects.toThrow(/^GET \/data\/text\.json: .*number/);
  });

  it("fetchData(file, {}, signal) rejects with the signal's reason", async () => {
    const reason = new Error("stopped");
    await expect(fetchData(fileAt("three.json"), {}, AbortSignal.abort(reason))).rejects.toBe(reason);
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
});
