import { connect } from "node:net";

export interface RawResponse {
  /** 0 if the connection was closed without a response. */
  status: number;
  headers: string;
  body: string;
}

const TIMEOUT_MS = 20_000;

/**
 * Sends raw bytes, which no HTTP client does, and reads until the server closes the connection.
 * @throws Error if the server refuses the connection or doesn't respond in time
 */
export function rawRequest(port: number, bytes: string | Buffer): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1" });
    const parts: Buffer[] = [];
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error(`the response did not end within ${TIMEOUT_MS} ms`)));
    socket.once("error", (error: NodeJS.ErrnoException) => {
      // Servers may abort what isn't HTTP.
      if (error.code === "ECONNRESET" || error.code === "EPIPE") resolve(parseResponse(Buffer.concat(parts)));
      else reject(error);
    });
    socket.on("data", (part) => parts.push(part));
    socket.once("end", () => resolve(parseResponse(Buffer.concat(parts))));
    socket.write(bytes);
  });
}

function parseResponse(bytes: Buffer): RawResponse {
  // "100 Continue" precedes the response.
  const text = bytes.toString("utf8").replace(/^(?:HTTP\/1\.1 1\d\d[\s\S]*?\r\n\r\n)+/, "");
  const end = text.indexOf("\r\n\r\n");
  const [, status = "0"] = /^HTTP\/1\.1 (\d{3})/.exec(text) ?? [];
  return { status: Number(status), headers: text.slice(0, end), body: end < 0 ? "" : text.slice(end + 4) };
}
