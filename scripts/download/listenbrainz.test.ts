import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import type { DownloadEffects } from "./download-file.ts";
import { listen } from "./faulty-server.fixture.ts";
import { downloadListens } from "./listenbrainz.ts";
import { PATIENCE } from "./patience.ts";

interface Listen {
  listened_at: number;
  user_name: string;
  track_metadata: { artist_name: string; track_name: string };
}

/** Newest first; every third second holds five listens. */
const LISTENS: Listen[] = Array.from({ length: 2_500 }, (_, index) => ({
  listened_at: 1_700_000_000 - (index % 15 < 5 ? index - (index % 15) : index) * 7,
  user_name: "ann",
  track_metadata: { artist_name: `Artist ${index % 40}`, track_name: `${index}` },
})).sort((a, b) => b.listened_at - a.listened_at);

type Answer = { status: number; headers?: Record<string, string>; body?: string };

/** The used part of ListenBrainz's API; `faults` come first, one per request. */
async function listenbrainz(listens: Listen[], faults: (Answer | null)[] = []) {
  const asked: string[] = [];
  const { origin } = await listen((request, response) => {
    asked.push(request.url ?? "");
    const fault = faults[asked.length - 1];
    if (fault) {
      response.writeHead(fault.status, fault.headers);
      return response.end(fault.body);
    }
    const url = new URL(request.url ?? "", "http://stub");
    if (url.pathname !== "/1/user/ann/listens") return response.writeHead(404).end();
    const until = Number(url.searchParams.get("max_ts") ?? Number.POSITIVE_INFINITY);
    const count = Number(url.searchParams.get("count"));
    const page = listens.filter(({ listened_at }) => listened_at < until).slice(0, count);
    response.setHeader("content-type", "application/json");
    return response.end(JSON.stringify({ payload: { count: page.length, user_id: "ann", listens: page } }));
  });
  return { origin, asked };
}

async function ask(api: string, { user = "ann", target = "" } = {}) {
  const place = target === "" ? path.join(await temporaryFolder(), "ann.jsonl") : target;
  const effects: DownloadEffects = {
    userAgent: "test",
    patience: { ...PATIENCE, attempts: 3, firstPauseMs: 2, headersMs: 2_000, idleMs: 2_000 },
    onLine: () => {},
    onProgress: () => {},
  };
  const error = await downloadListens({ user, api, target: place }, effects).then(
    () => null,
    (fault: unknown) => (fault instanceof Error ? fault.message : String(fault)),
  );
  const text = await readFile(place, "utf8").catch(() => null);
  const listens: Listen[] | undefined = text
    ?.trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  return { target: place, error, listens };
}

describe("downloadListens", () => {
  it("has every listen once, page by page, even if a page ends within a second", async () => {
    const { origin, asked } = await listenbrainz(LISTENS);
    expect(await ask(origin)).toMatchObject({ error: null, listens: LISTENS });
    expect(asked.length).toBeGreaterThan(3);
  });

  it("survives limits, server errors and invalid pages", async () => {
    const { origin } = await listenbrainz(LISTENS, [
      { status: 429, headers: { "retry-after": "0" } },
      null,
      { status: 503 },
      { status: 200, body: "<html>" },
      null,
      { status: 502 },
    ]);
    expect(await ask(origin)).toMatchObject({ error: null, listens: LISTENS });
  });

  it("resumes after the last complete line of an earlier run", async () => {
    const first = await listenbrainz(LISTENS, [null, null, ...Array(3).fill({ status: 500 })]);
    const stopped = await ask(first.origin);
    expect(stopped.error).toMatch(/the server answered 500\. What was downloaded is kept in .+ann\.jsonl\.part/);
    const part = `${stopped.target}.part`;
    await writeFile(part, `${(await readFile(part, "utf8")).trimEnd()}\n{"listened_at":17000`);
    const { origin, asked } = await listenbrainz(LISTENS);
    expect(await ask(origin, { target: stopped.target })).toMatchObject({ error: null, listens: LISTENS });
    expect(asked[0]).toMatch(/&max_ts=\d+$/);
  });

  it("names a listener that does not exist", async () => {
    const { origin } = await listenbrainz(LISTENS);
    expect((await ask(origin, { user: "o/x" })).error).toBe(`${origin} has no listener called "o/x".`);
  });
});
