import { Gunzip } from "fflate/browser";
import { ListensFault, type ListensFile, readBytes } from "../listens-file.ts";
import { crc32 } from "./crc32.ts";
import { unpackCode, unpacked } from "./unpacked.ts";

/** fflate's number for a stream that ends early. */
const ENDS_EARLY = 0;
/** Checksum and length, at the end. */
const END_BYTES = 8;

export const isGzip = (head: Uint8Array) => head[0] === 0x1f && head[1] === 0x8b;

/** A packed file that was cut: what precedes the cut was delivered. */
export class EndsEarly extends ListensFault {}

/** The plain text of a gzip file, always from its beginning. */
export function gunzipped(file: ListensFile, onUnpacked: (bytes: number) => void): ListensFile {
  return {
    path: file.path,
    sizeBytes: file.sizeBytes,
    async *open() {
      const stream = new Gunzip();
      let members = 0;
      stream.onmember = () => {
        members++;
      };
      let crc = 0;
      let bytes = 0;
      try {
        for await (const chunk of unpacked(file.open(), stream)) {
          onUnpacked(chunk.length);
          crc = crc32(chunk, crc);
          bytes += chunk.length;
          yield chunk;
        }
        // fflate checks neither; after several members, they are of the last alone.
        if (members === 0) await checkEnd(file, crc, bytes);
      } catch (error) {
        const code = unpackCode(error);
        if (code === ENDS_EARLY) throw new EndsEarly(file.path, "the gzip stream ends early; download it again");
        if (code !== null) throw new ListensFault(file.path, "not a valid gzip stream; download it again");
        throw error;
      }
    },
  };
}

/** Whether the file ends with the checksum and length of what was in it (RFC 1952). */
async function checkEnd(file: ListensFile, crc: number, bytes: number): Promise<void> {
  const end = await readBytes(file, Math.max(0, file.sizeBytes - END_BYTES));
  const view = new DataView(end.buffer, end.byteOffset, end.byteLength);
  const isWhole =
    end.length === END_BYTES && view.getUint32(0, true) === crc && view.getUint32(4, true) === bytes % 2 ** 32;
  if (!isWhole) throw new EndsEarly(file.path, "the gzip stream ends early; download it again");
}
