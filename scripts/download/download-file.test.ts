import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import path from "node:path";
import * as tar from "tar";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { type DownloadEffects, downloadFile } from "./download-file.ts";
import {
  type Asked,
  type Behaviour,
  chunked,
  closing,
  corrupt,
  cutAfter,
  drip,
  honest,
  lie,
  listen,
  neverRespond,
  reportProgress,
  reset,
  respond,
  type ServedFile,
  serveFile,
  stallAfter,
  withoutRanges,
} from "./faulty-server.fixture.ts";
import { findArchiveFault } from "./find-archive-fault.ts";
import type { Patience } from "./patience.ts";

const ENTRY = "listens.tsv";
const MAGIC = Uint8Array.of(0x1f, 0x8b);
/** Short, but no honest server of a busy machine takes as long. */
const PATIENCE: Patience = {
  connectMs: 5_000,
  headersMs: 1_500,
  idleMs: 1_500,
  slowBytes: 1_000,
  slowWindowMs: 2_000,
  attempts: 4,
  firstPauseMs: 4,
  longestPauseMs: 2_000,
};
/** Nothing listens on the discard service's port. */
const REFUSING = "http://127.0.0.1:9/archive";

/** A real archive of about 200 kB, and another one of the same length. */
let file: ServedFile;
let other: ServedFile;
let md5 = "";

async function archiveOf(rows: string): Promise<Buffer> {
  const folder = path.resolve(".cache/test-download", randomBytes(6).toString("hex"));
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, ENTRY), rows);
  await tar.create({ file: path.join(folder, "a.tar.gz"), cwd: folder, gzip: true, portable: true }, [ENTRY]);
  return readFile(path.join(folder, "a.tar.gz"));
}

beforeAll(async () => {
  const rows = () =>
    Array.from({ length: 4_000 }, () => `${randomBytes(20).toString("hex")}\t\tartist\t${randomBytes(1)[0]}\n`).join(
      "",
    );
  const text = rows();
  const { createHash } = await import("node:crypto");
  md5 = createHash("md5").update(text).digest("hex");
  file = { bytes: await archiveOf(text), etag: '"one"', lastModified: "Mon, 01 Mar 2010 10:00:00 GMT" };
  other = { bytes: await archiveOf(rows()), etag: '"two"', lastModified: "Tue, 02 Mar 2010 10:00:00 GMT" };
});

interface Outcome {
  /** null: the complete file exists. */
  error: string | null;
  lines: string[];
  /** Bytes of the part that was left; null if there is none. */
  partBytes: number | null;
}

/** Runs the download and checks what must hold whatever the servers do: a complete file, or an error and no file. */
async function download(
  urls: readonly string[],
  { target = "", ...more }: Partial<DownloadEffects> & { target?: string } = {},
): Promise<Outcome & { target: string }> {
  const place = target === "" ? path.join(await temporaryFolder(), "a.tar.gz") : target;
  const lines: string[] = [];
  const effects: DownloadEffects = {
    userAgent: "test",
    patience: PATIENCE,
    onLine: (line) => lines.push(line),
    onProgress: reportProgress,
    ...more,
  };
  const findFault = (found: string) =>
    findArchiveFault({ kind: "tar.gz", contents: [{ name: ENTRY, md5 }] }, found, effects);
  const error = await downloadFile({ urls, target: place, magic: MAGIC, findFault }, effects).then(
    () => null,
    (fault: unknown) => (fault instanceof Error ? fault.message : String(fault)),
  );
  const left = await readdir(path.dirname(place));
  expect(left.filter((name) => name.startsWith(".download-"))).toEqual([]);
  expect(left.includes("a.tar.gz")).toBe(error === null);
  if (error === null) {
    expect((await readFile(place)).equals(file.bytes)).toBe(true);
    expect(left).toEqual(["a.tar.gz"]);
  }
  const part = await readFile(`${place}.part`).catch(() => null);
  // The part contains the beginning of the file and nothing else.
  if (part !== null && part.length > 0) expect(file.bytes.subarray(0, part.length).equals(part)).toBe(true);
  return { target: place, error, lines, partBytes: part?.length ?? null };
}

const HALF = 60_000;
const html = respond(200, { "content-type": "text/html; charset=utf-8" }, "<!doctype html><title>Log in</title>");

describe("downloadFile ends with the complete file from a server", () => {
  const faults: [string, Behaviour[], (number | null)[]?][] = [
    ["behaves correctly", [honest()], [null]],
    ...Array(12).fill(["closes the connection with the last byte", [closing()], [null]]),
    ["breaks the connection in the middle", [cutAfter(HALF), honest()], [null, HALF]],
    ["breaks the connection repeatedly, a bit further each time", Array(20).fill(cutAfter(20_000))],
    ["breaks the connection before the first byte", [reset(), honest()]],
    ["flips a bit in transit", [corrupt(), honest()], [null, null]],
    ["flips a bit after an interruption", [cutAfter(HALF), corrupt(), honest()], [null, HALF, null]],
    ["refuses ranges", [cutAfter(HALF), withoutRanges()], [null, HALF]],
    ["sends no length", [chunked()]],
    ["sends no length and breaks the connection", [chunked(HALF), chunked()], [null, HALF]],
    [
      "sends a different range from the one requested",
      [
        cutAfter(HALF),
        lie(206, ({ bytes }) => ({ "content-range": `bytes 10-${bytes.length - 1}/${bytes.length}` }), 10),
        honest(),
      ],
      [null, HALF, null],
    ],
    ["sends a range without saying which", [cutAfter(HALF), lie(206, () => ({}), HALF), honest()]],
    ["doesn't know the range (416)", [cutAfter(HALF), respond(416, { "content-range": "bytes */10" }), honest()]],
    ["announces less than it has, once", [lie(200, () => ({ "content-length": `${HALF}` })), honest()]],
    ["sends an empty file, once", [respond(200, { "content-length": "0" }), honest()]],
    ["answers 500", [respond(500), honest()]],
    ["answers 429 with a Retry-After date", [respond(429, { "retry-after": new Date(0).toUTCString() }), honest()]],
    ["redirects to another of its addresses", [respond(302, { location: "/elsewhere" }), honest()]],
    [
      "redirects, then breaks the connection",
      [respond(307, { location: "b" }), cutAfter(HALF), respond(307, { location: "c" }), honest()],
    ],
    [
      "declares a content encoding",
      [lie(200, ({ bytes }) => ({ "content-encoding": "gzip", "content-length": `${bytes.length}` }))],
    ],
  ];
  /** These are waited for. */
  const slowFaults: typeof faults = [
    ["accepts the request and never responds", [neverRespond(), honest()]],
    ["stops sending", [stallAfter(HALF), honest()], [null, HALF]],
    ["sends a byte now and then", [drip(60), honest()]],
    [
      "announces more than it has, once",
      [lie(200, ({ bytes }) => ({ "content-length": `${bytes.length + 9}` })), honest()],
    ],
    ["answers 503 with Retry-After: 1", [respond(503, { "retry-after": "1" }), honest()]],
  ];
  it.concurrent.for(slowFaults)("that %s", async ([, behaviours, ranges], { onTestFinished }) => {
    const { url, asked } = await serveFile(file, behaviours, onTestFinished);
    const folder = await temporaryFolder(onTestFinished);
    expect(await download([url], { target: path.join(folder, "a.tar.gz") })).toMatchObject({ error: null });
    expectStarts(asked, ranges);
  });

  it.each(faults)("that %s", async (_name, behaviours, ranges) => {
    const { url, asked } = await serveFile(file, behaviours);
    expect(await download([url])).toMatchObject({ error: null });
    expectStarts(asked, ranges);
  });

  function expectStarts(asked: readonly Asked[], ranges?: (number | null)[]): void {
    const starts = asked.map(({ range }) => (range === null ? null : Number(/\d+/.exec(range)?.[0])));
    if (ranges !== undefined) expect(starts).toEqual(ranges);
  }

  it("whose file changed before the rest is requested: If-Range keeps the two apart", async () => {
    const served: ServedFile = { ...other };
    const { url, asked } = await serveFile(served, [cutAfter(HALF), honest()]);
    const target = path.join(await temporaryFolder(), "a.tar.gz");
    // The first responses are of the old file; a run that is stopped leaves a part of it.
    await download([`${url}`], { target, patience: { ...PATIENCE, attempts: 1 } }).catch(() => {});
    Object.assign(served, file);
    expect(await download([url], { target })).toMatchObject({ error: null });
    expect(asked.at(-1)).toMatchObject({ range: `bytes=${HALF}-`, ifRange: '"two"' });
  });

  it("whose file changed and that ignores If-Range: the ETag shows it", async () => {
    const ignoring: Behaviour = (request, response, served) => {
      delete request.headers["if-range"];
      honest()(request, response, served);
    };
    const served: ServedFile = { ...other };
    const { url } = await serveFile(served, [cutAfter(HALF), ignoring, honest()]);
    const target = path.join(await temporaryFolder(), "a.tar.gz");
    await download([url], { target, patience: { ...PATIENCE, attempts: 1 } }).catch(() => {});
    Object.assign(served, file);
    expect(await download([url], { target })).toMatchObject({ error: null });
  });
});

describe("downloadFile tries the next address if one", () => {
  const faults: [string, string | Behaviour[], RegExp][] = [
    ["refuses the connection", REFUSING, /the connection was refused/],
    ["has no such host", "http://no-such-host.invalid/archive", /the host name (is unknown|could not be looked up)/],
    ["has no such file", [respond(404, {}, "gone")], /the server answered 404/],
    ["forbids it", [respond(403)], /the server answered 403/],
    ["sends a web page", [html], /the server sent a web page instead of the file/],
    ["sends a page declared as a file", [respond(200, {}, "Sorry!")], /the server sent something other than the file/],
    ["redirects in a circle", [respond(302, { location: "/archive" })], /the server redirects in a circle/],
    [
      "redirects to a file of this machine",
      [respond(302, { location: "file:///etc/passwd" })],
      /redirects to file:\/\/, which is refused/,
    ],
    ["redirects nowhere", [respond(301)], /answered 301 without a target address/],
    [
      "asks for a pause of an hour",
      [respond(503, { "retry-after": "3600" })],
      /answered 503 and asks for a pause of 3600 s/,
    ],
    ["answers 500 each time", [respond(500)], /the server answered 500/],
    ["flips a bit each time", [corrupt()], /(md5 [0-9a-f]{32}, expected|cannot be unpacked|gzip stream).+, twice/],
    [
      "announces less than it has each time",
      [lie(200, () => ({ "content-length": `${HALF}` }))],
      /the gzip stream ends early, twice/,
    ],
    ["breaks the connection at the same place each time", [cutAfter(HALF), reset()], /the connection broke/],
  ];
  it.each(faults)("%s, and says so if there is no other", async (_name, bad, message) => {
    const badUrl = typeof bad === "string" ? bad : (await serveFile(file, bad)).url;
    const good = await serveFile(file);
    const withMirror = await download([badUrl, good.url]);
    expect(withMirror.error).toBeNull();
    expect(withMirror.lines.join("\n")).toMatch(message);
    const alone = await download([typeof bad === "string" ? bad : (await serveFile(file, bad)).url]);
    expect(alone.error).toMatch(/^a\.tar\.gz could not be downloaded:\n {2}http:/);
    expect(alone.error).toMatch(message);
  });

  it("breaks the connection: the next one resumes there, since the checksum shows whether it is the same file", async () => {
    const bad = await serveFile(file, [cutAfter(HALF), reset()]);
    const good = await serveFile(file);
    expect(await download([bad.url, good.url])).toMatchObject({ error: null });
    expect(good.asked).toMatchObject([{ range: `bytes=${HALF}-`, ifRange: null }]);
  });

  it("has a different file: the two are not mixed", async () => {
    const bad = await serveFile(other, [cutAfter(HALF), reset()]);
    const good = await serveFile(file);
    expect(await download([bad.url, good.url])).toMatchObject({ error: null });
  });
});

describe("downloadFile keeps what it has received", () => {
  it("and the next run resumes there", async () => {
    const { url, asked } = await serveFile(file, [cutAfter(HALF), reset(), reset(), reset(), honest()]);
    const first = await download([url]);
    expect(first).toMatchObject({ partBytes: HALF });
    expect(first.error).toMatch(/60 kB are kept in .+a\.tar\.gz\.part; rerun the same command to resume\./);
    expect(await download([url], { target: first.target })).toMatchObject({ error: null });
    expect(asked.at(-1)?.range).toBe(`bytes=${HALF}-`);
  });

  it("if a web page arrives instead of the rest", async () => {
    const { url } = await serveFile(file, [cutAfter(HALF), html]);
    expect(await download([url])).toMatchObject({ partBytes: HALF });
  });

  it("if it is stopped", async () => {
    const { url } = await serveFile(file, [stallAfter(HALF), honest()]);
    const stop = new AbortController();
    const stopped = await download([url], {
      signal: stop.signal,
      onProgress: (done) => done === HALF && stop.abort(new Error("Stopped by SIGINT")),
    });
    expect(stopped).toMatchObject({ error: "Stopped by SIGINT", partBytes: HALF });
    expect(await download([url], { target: stopped.target })).toMatchObject({ error: null });
  });

  it("but does not trust bytes of unknown origin", async () => {
    const { url, asked } = await serveFile(file);
    const target = path.join(await temporaryFolder(), "a.tar.gz");
    await writeFile(`${target}.part`, file.bytes.subarray(0, HALF));
    await writeFile(`${target}.part.json`, "{");
    expect(await download([url], { target })).toMatchObject({ error: null });
    expect(asked[0]?.range).toBeNull();
  });

  it("if the disk is too small for the rest, before a byte of it is written", async () => {
    const { url } = await serveFile(file, [cutAfter(HALF), reset(), reset(), reset(), honest()]);
    const first = await download([url]);
    const full = await download([url], { target: first.target, freeBytes: async () => 1_000 });
    expect(full).toMatchObject({ partBytes: HALF });
    expect(full.error).toMatch(/a\.tar\.gz needs .+ kB, 1 kB are free; free some space/);
  });
});

describe("downloadFile behind a proxy", () => {
  /** A typical company proxy: it opens tunnels and records their targets. */
  async function proxy(status = 200) {
    const tunnels: string[] = [];
    const { origin, server } = await listen((_request, response) => response.writeHead(405).end());
    server.on("connect", (request, socket) => {
      tunnels.push(request.url ?? "");
      if (status !== 200) return socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      const [host, port] = (request.url ?? "").split(":");
      const upstream = connect(Number(port), host, () => {
        socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
        upstream.pipe(socket).pipe(upstream);
      });
      upstream.on("error", () => socket.destroy());
      socket.on("error", () => upstream.destroy());
    });
    return { origin, tunnels };
  }

  it("uses the proxy in HTTP_PROXY, except for hosts in NO_PROXY", async () => {
    const { url, origin } = await serveFile(file);
    const through = await proxy();
    vi.stubEnv("http_proxy", through.origin);
    expect(await download([url])).toMatchObject({ error: null });
    expect(through.tunnels).toEqual([new URL(origin).host]);
    vi.stubEnv("no_proxy", "127.0.0.1");
    expect(await download([url])).toMatchObject({ error: null });
    expect(through.tunnels).toHaveLength(1);
    vi.unstubAllEnvs();
  });

  it.each([
    ["refuses the tunnel", async () => (await proxy(407)).origin, /the proxy answered 407/],
    ["is not running", async () => "http://127.0.0.1:9", /the connection was refused/],
  ])("says that it %s", async (_name, start, message) => {
    const { url } = await serveFile(file);
    vi.stubEnv("http_proxy", await start());
    expect((await download([url])).error).toMatch(message);
    vi.unstubAllEnvs();
  });
});
