import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";
import { printable, printablePath, quoted } from "../../lib/primitives/printable.ts";
import { OperatorError } from "../cli/operator-error.ts";
import type { DownloadEffects } from "./download-file.ts";
import { networkFault, TransferFault } from "./fault.ts";
import { HttpClient } from "./http.ts";
import { pause } from "./patience.ts";

export const LISTENBRAINZ_API = "https://api.listenbrainz.org";

/** The API's maximum page size. */
const LISTENS_PER_PAGE = 1000;
/** Stays within the API's limit of 30 requests per 10 s. */
const MAX_LIMIT_WAIT_S = 60;

const Listen = v.looseObject({ listened_at: v.number(), track_metadata: v.looseObject({ artist_name: v.string() }) });
const Page = v.object({ payload: v.object({ listens: v.array(Listen) }) });
type Listen = v.InferOutput<typeof Listen>;

export interface ListensToDownload {
  user: string;
  /** Root of the API, without a slash at its end. */
  api: string;
  target: string;
}

/**
 * Downloads a listener's public listens, newest first, as JSON lines. Resumes where an earlier run stopped, after the last
 * complete line of `<target>.part`. `target` exists only once the very first listen has arrived.
 * @throws OperatorError saying what went wrong; the part stays
 */
export async function downloadListens(what: ListensToDownload, effects: DownloadEffects): Promise<void> {
  await mkdir(path.dirname(what.target), { recursive: true });
  const http = new HttpClient(effects.patience);
  const part = `${what.target}.part`;
  try {
    await appendPages(what, part, http, effects);
    await rename(part, what.target);
  } catch (error) {
    effects.signal?.throwIfAborted();
    if (!(error instanceof TransferFault)) throw error;
    if (error.status === 404) {
      await rm(part, { force: true });
      throw new OperatorError(`${printable(what.api)} has no listener called ${quoted(what.user)}.`);
    }
    throw new OperatorError(
      `The listens of ${printable(what.user)} could not be downloaded: ${printable(what.api)}: ${error.message}. What was downloaded is kept in ${printablePath(part)}; rerun the same command to resume.`,
      { cause: error },
    );
  } finally {
    await http.close();
  }
}

async function appendPages(
  { user, api }: ListensToDownload,
  part: string,
  http: HttpClient,
  effects: DownloadEffects,
): Promise<void> {
  let { listens: count, last } = await wholeLines(part);
  const file = await open(part, "a");
  try {
    for (;;) {
      // `max_ts` is exclusive, and one second may contain several listens: the last second is requested again.
      const until = last.length === 0 ? "" : `&max_ts=${(last[0]?.listened_at ?? 0) + 1}`;
      const url = `${api}/1/user/${encodeURIComponent(user)}/listens?count=${LISTENS_PER_PAGE}${until}`;
      const page = await pageOf(url, http, effects);
      const known = new Set(last.map((listen) => JSON.stringify(listen)));
      const fresh = page.filter((listen) => !known.has(JSON.stringify(listen)));
      if (fresh.length === 0) return;
      await file.appendFile(fresh.map((listen) => `${JSON.stringify(listen)}\n`).join(""));
      count += fresh.length;
      last = lastSecond([...last, ...fresh]);
      effects.onProgress(count, null);
    }
  } finally {
    await file.close();
  }
}

/** The listens of the oldest second among them. */
function lastSecond(listens: readonly Listen[]): Listen[] {
  const at = listens.at(-1)?.listened_at;
  return listens.filter(({ listened_at }) => listened_at === at);
}

/** What an earlier run left, truncated to its last complete line. */
async function wholeLines(part: string): Promise<{ listens: number; last: Listen[] }> {
  const text = await readFile(part, "utf8").catch(() => "");
  const lines = text.split("\n").slice(0, -1);
  const parsed = lines.map((line) => v.safeParse(v.pipe(v.string(), v.parseJson(), Listen), line));
  const broken = parsed.findIndex(({ success }) => !success);
  const whole = broken < 0 ? lines.length : broken;
  if (whole === 0) return { listens: 0, last: [] };
  const file = await open(part, "r+");
  await file.truncate(
    Buffer.byteLength(
      lines
        .slice(0, whole)
        .map((line) => `${line}\n`)
        .join(""),
    ),
  );
  await file.close();
  return {
    listens: whole,
    last: lastSecond(parsed.slice(0, whole).flatMap(({ output }) => [v.parse(Listen, output)])),
  };
}

async function pageOf(url: string, http: HttpClient, effects: DownloadEffects): Promise<Listen[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await http.get(
        url,
        { "user-agent": effects.userAgent, accept: "application/json" },
        effects.signal,
      );
      const page = v.safeParse(v.pipe(v.string(), v.parseJson(), Page), await response.body.text());
      if (!page.success) throw new TransferFault("the response is not a page of listens", { mayPass: true });
      if (response.header("x-ratelimit-remaining") === "0") {
        const seconds = Number(response.header("x-ratelimit-reset-in") ?? 1);
        await sleep(Math.min(seconds, MAX_LIMIT_WAIT_S) * 1000, undefined, { signal: effects.signal });
      }
      return page.output.payload.listens;
    } catch (error) {
      effects.signal?.throwIfAborted();
      const fault = networkFault(error);
      if (fault === null || !fault.mayPass) throw fault ?? error;
      await pause(fault, attempt, effects);
    }
  }
}
