import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { printablePath } from "../../lib/primitives/printable.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { unreadable } from "./source-bytes.ts";

/** 64 KB each; a longer first line is not a header. */
const MAX_CHUNKS = 16;

/**
 * The first line of a text, plain or `.gz`, without a byte order mark.
 * @param expected what it should be, for the message
 * @throws OperatorError naming `shownPath` if it can't be read or is empty
 */
export async function readFirstLine(filePath: string, shownPath: string, expected: string): Promise<string> {
  const bytes = createReadStream(filePath);
  const text = filePath.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
  bytes.once("error", (error) => text.destroy(error));
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of text) {
      chunks.push(chunk);
      if (chunk.includes("\n") || chunks.length > MAX_CHUNKS) break;
    }
  } catch (error) {
    throw unreadable(shownPath, error);
  } finally {
    bytes.destroy();
  }
  const [line = ""] = new TextDecoder().decode(Buffer.concat(chunks)).split(/\r?\n/, 1);
  if (chunks.length > 0) return line;
  throw new OperatorError(`${printablePath(shownPath)}: line 1: the file is empty, expected ${expected}`);
}
