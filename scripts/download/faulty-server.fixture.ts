import { EventEmitter } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";

/** One file on a server, and its metadata. */
export interface ServedFile {
  bytes: Buffer;
  etag?: string;
  lastModified?: string;
}

export interface Asked {
  method: string;
  url: string;
  range: string | null;
  ifRange: string | null;
}

/** How the server treats one request. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse, file: ServedFile) => void;

/** Listens on a free loopback port until the running test has finished (see `temporaryFolder`). @returns its origin */
export async function listen(
  handle: RequestListener,
  onFinished: typeof onTestFinished = onTestFinished,
): Promise<{ origin: string; server: ReturnType<typeof createServer> }> {
  const server = createServer(handle);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  onFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { origin: `http://127.0.0.1:${address.port}`, server };
}

/** Serves `file` at every address: one behaviour per request, the last one for all further requests. */
export async function serveFile(
  file: ServedFile,
  behaviours: readonly Behaviour[] = [honest()],
  onFinished: typeof onTestFinished = onTestFinished,
) {
  const asked: Asked[] = [];
  const { origin } = await listen((request, response) => {
    const behave = behaviours[Math.min(asked.length, behaviours.length - 1)] ?? honest();
    asked.push({
      method: request.method ?? "",
      url: request.url ?? "",
      range: request.headers.range ?? null,
      ifRange: request.headers["if-range"]?.toString() ?? null,
    });
    behave(request, response, file);
  }, onFinished);
  return { origin, url: `${origin}/archive`, asked };
}

const headersOf = ({ etag, lastModified }: ServedFile) => ({
  "content-type": "application/octet-stream",
  "accept-ranges": "bytes",
  ...(etag !== undefined && { etag }),
  ...(lastModified !== undefined && { "last-modified": lastModified }),
});

/** Where a correct response begins: 0 if the whole file has to be sent. */
function startOf({ headers }: IncomingMessage, { bytes, etag, lastModified }: ServedFile): number {
  const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? "")?.[1] ?? 0);
  const isSame = headers["if-range"] === undefined || [etag, lastModified].includes(headers["if-range"].toString());
  return isSame && from < bytes.length ? from : 0;
}

function head(request: IncomingMessage, response: ServerResponse, file: ServedFile): Buffer {
  const from = startOf(request, file);
  const body = file.bytes.subarray(from);
  response.writeHead(from > 0 ? 206 : 200, {
    ...headersOf(file),
    "content-length": body.length,
    ...(from > 0 && { "content-range": `bytes ${from}-${file.bytes.length - 1}/${file.bytes.length}` }),
  });
  return body;
}

const reports = new EventEmitter<{ written: [bytes: number] }>();

/** For the client's `onProgress`: tells the servers that break connections how much of the file it has written. */
export const reportProgress = (doneBytes: number): void => {
  reports.emit("written", doneBytes);
};

/**
 * Sends `bytes` of the file from `from`, and breaks the connection once the client has written them: a reader drops its
 * buffer when the connection breaks.
 */
function sendAndBreak(response: ServerResponse, from: number, bytes: Buffer): void {
  const onWritten = (doneBytes: number) => {
    if (doneBytes >= from + bytes.length) response.socket?.destroy();
  };
  reports.on("written", onWritten);
  response.on("close", () => reports.off("written", onWritten));
  response.write(bytes);
}

/** Ranges, If-Range and ETag, all correct. */
export const honest = (): Behaviour => (request, response, file) => {
  response.end(head(request, response, file));
};

/** Correct, and the connection closes after the response. */
export const closing = (): Behaviour => (request, response, file) => {
  response.shouldKeepAlive = false;
  response.end(head(request, response, file));
};

/** Correct, but the connection breaks after `sentBytes` of the body; the client must `reportProgress`. */
export const cutAfter =
  (sentBytes: number): Behaviour =>
  (request, response, file) => {
    sendAndBreak(response, startOf(request, file), head(request, response, file).subarray(0, sentBytes));
  };

/** Correct, but nothing more arrives after `sentBytes`. */
export const stallAfter =
  (sentBytes: number): Behaviour =>
  (request, response, file) => {
    response.write(head(request, response, file).subarray(0, sentBytes));
  };

/** One byte at a time, with pauses. */
export const drip =
  (everyMs: number): Behaviour =>
  (request, response, file) => {
    const body = head(request, response, file);
    let at = 0;
    const timer = setInterval(() => response.write(body.subarray(at, ++at)), everyMs);
    response.on("close", () => clearInterval(timer));
  };

export const neverRespond = (): Behaviour => () => {};

export const reset = (): Behaviour => (_request, response) => {
  response.socket?.resetAndDestroy();
};

/** One bit of the file is flipped in transit. */
export const corrupt = (): Behaviour => (request, response, file) => {
  const body = Buffer.from(head(request, response, file));
  const middle = body.length >> 1;
  body[middle] = (body[middle] ?? 0) ^ 1;
  response.end(body);
};

/** The whole file, whatever range was requested. */
export const withoutRanges = (): Behaviour => (_request, response, file) => {
  response.writeHead(200, { "content-type": "application/octet-stream", "content-length": file.bytes.length });
  response.end(file.bytes);
};

/**
 * No Content-Length: the end of the file is where the last chunk ends. If the connection is to break, the client must
 * `reportProgress`.
 */
export const chunked =
  (cutAt = Number.POSITIVE_INFINITY): Behaviour =>
  (request, response, file) => {
    const from = startOf(request, file);
    const body = file.bytes.subarray(from);
    const range = from > 0 ? { "content-range": `bytes ${from}-${file.bytes.length - 1}/${file.bytes.length}` } : {};
    response.writeHead(from > 0 ? 206 : 200, { ...headersOf(file), ...range });
    if (cutAt >= body.length) response.end(body);
    else sendAndBreak(response, from, body.subarray(0, cutAt));
  };

/** Any response with just headers and a text. */
export const respond =
  (status: number, headers: Record<string, string> = {}, body = ""): Behaviour =>
  (_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };

/** `headers` instead of the correct ones; the body is that of `file` from `from`. */
export const lie =
  (status: number, others: (file: ServedFile) => Record<string, string>, from = 0): Behaviour =>
  (_request, response, file) => {
    response.writeHead(status, { ...headersOf(file), ...others(file) });
    response.write(file.bytes.subarray(from), () => response.end());
  };
