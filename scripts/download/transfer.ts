import { type FileHandle, open } from "node:fs/promises";
import { networkFault, TransferFault } from "./fault.ts";
import type { HttpClient, HttpResponse } from "./http.ts";
import { beginPart, discardPart, type Origin, type Part, partPath, readPart } from "./part-file.ts";

export interface TransferOptions {
  http: HttpClient;
  userAgent: string;
  /** The bytes that the file begins with: anything else is a message, not the file. */
  magic: Uint8Array;
  /** Fewer bytes than this within `slowWindowMs` count as nothing. */
  slowBytes: number;
  slowWindowMs: number;
  /** Throws if the disk has no room for `bytes` more. */
  demandSpace(bytes: number): Promise<void>;
  onProgress(doneBytes: number, totalBytes: number | null): void;
  signal?: AbortSignal | undefined;
}

/**
 * One attempt: requests what is missing of `target`, and appends it to the part. Afterwards the part is as long as the
 * server says that the file is.
 * @throws TransferFault, keeping the part; other errors are disk errors
 */
export async function transfer(url: string, target: string, options: TransferOptions): Promise<void> {
  const part = await readPart(target);
  if (part !== null && part.sizeBytes === part.origin.totalBytes) return;
  const headers = { "user-agent": options.userAgent, "accept-encoding": "identity", ...rangeHeaders(part, url) };
  const response = await options.http.get(url, headers, options.signal);
  try {
    const range = rangeOf(response);
    const from = await startOf(response, range, part, url, target);
    if (from === null) return;
    const origin = from > 0 && part !== null ? part.origin : originOf(response, url);
    const totalBytes = origin.totalBytes ?? range?.totalBytes ?? null;
    if (totalBytes !== null) await options.demandSpace(totalBytes - from);
    await append(response, { target, origin, from, totalBytes }, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw networkFault(error) ?? error;
  } finally {
    response.body.destroy();
  }
}

/** Only the server that sent the part can say whether it still has the same file. */
function rangeHeaders(part: Part | null, url: string): Record<string, string> {
  if (part === null) return {};
  const { origin, sizeBytes } = part;
  const validator = origin.url === url ? (origin.etag ?? origin.lastModified) : null;
  return { range: `bytes=${sizeBytes}-`, ...(validator !== null && { "if-range": validator }) };
}

/** `Content-Range` (RFC 9110, 14.4); null if there is none that can be read. */
function rangeOf({ header }: HttpResponse): { from: number | null; totalBytes: number | null } | null {
  const found = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(header("content-range")?.trim() ?? "");
  if (found === null) return null;
  const [, from, total] = found;
  return {
    from: from === undefined ? null : Number(from),
    totalBytes: total === undefined || total === "*" ? null : Number(total),
  };
}

/**
 * Where the response's body begins in the file; null if nothing is missing.
 * @throws TransferFault if it does not continue where the part ends, or belongs to a different file
 */
async function startOf(
  { status, header }: HttpResponse,
  range: ReturnType<typeof rangeOf>,
  part: Part | null,
  url: string,
  target: string,
): Promise<number | null> {
  if (status === 200) return 0;
  if (part !== null && status === 416 && range?.totalBytes === part.sizeBytes) return null;
  if (part !== null && status === 206 && range?.from === part.sizeBytes) {
    const { origin } = part;
    const tag = header("etag");
    const isSameTag = origin.url !== url || origin.etag === null || tag === null || tag === origin.etag;
    const isSameSize =
      origin.totalBytes === null || range.totalBytes === null || range.totalBytes === origin.totalBytes;
    if (isSameTag && isSameSize) return part.sizeBytes;
  }
  await discardPart(target);
  throw new TransferFault(
    status === 416
      ? "the server's file is shorter than the part already here"
      : "the server sent a different part from the one requested",
    { mayPass: true },
  );
}

/** @throws TransferFault if the response is clearly not the file */
function originOf({ header }: HttpResponse, url: string): Origin {
  if (/^(text\/html|application\/xhtml)/i.test(header("content-type") ?? "")) {
    throw new TransferFault("the server sent a web page instead of the file", { mayPass: false });
  }
  const length = header("content-length");
  if (length === "0") throw new TransferFault("the server sent an empty file", { mayPass: true });
  const etag = header("etag");
  return {
    url,
    etag: etag?.startsWith("W/") ? null : etag,
    lastModified: header("last-modified"),
    totalBytes: length === null ? null : Number(length),
  };
}

interface Place {
  target: string;
  origin: Origin;
  from: number;
  totalBytes: number | null;
}

async function append({ body }: HttpResponse, place: Place, options: TransferOptions): Promise<void> {
  const { target, from, totalBytes } = place;
  let file: FileHandle | null = null;
  let at = from;
  let window = { startMs: performance.now(), from };
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      if (at === 0) await beginWith(chunk, place, options.magic);
      if (totalBytes !== null && at + chunk.length > totalBytes) {
        throw new TransferFault("the server sent more than it announced", { mayPass: true });
      }
      file ??= await open(partPath(target), "r+");
      await writeWhole(file, chunk, at);
      at += chunk.length;
      options.onProgress(at, totalBytes);
      const nowMs = performance.now();
      if (nowMs - window.startMs < options.slowWindowMs) continue;
      const isSlow = at - window.from < options.slowBytes;
      if (isSlow) throw new TransferFault("the server sends too slowly", { mayPass: true });
      window = { startMs: nowMs, from: at };
    }
    await file?.sync();
  } finally {
    await file?.close();
  }
  if (at === 0) throw new TransferFault("the server sent an empty file", { mayPass: true });
  if (totalBytes !== null && at < totalBytes) {
    throw new TransferFault(`the response ended after ${at} of ${totalBytes} bytes`, { mayPass: true });
  }
}

/** Keeps an existing part until the first bytes of the new one prove to be the file's. */
async function beginWith(first: Buffer, { target, origin }: Place, magic: Uint8Array): Promise<void> {
  if (first.subarray(0, magic.length).equals(magic.subarray(0, first.length))) return beginPart(target, origin);
  throw new TransferFault("the server sent something other than the file", { mayPass: false });
}

/** A nearly full disk writes part of a chunk, and only fails at the next one. */
async function writeWhole(file: FileHandle, chunk: Buffer, position: number): Promise<void> {
  for (let done = 0; done < chunk.length; ) {
    const { bytesWritten } = await file.write(chunk, done, chunk.length - done, position + done);
    done += bytesWritten;
  }
}
