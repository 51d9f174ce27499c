import { Gunzip } from "fflate/browser";
import { ListensFault, type ListensFile } from "../listens-file.ts";
import { unpackCode, unpacked } from "./unpacked.ts";

/** fflate's number for a stream that ends early. */
const ENDS_EARLY = 0;

export const isGzip = (head: Uint8Array) => head[0] === 0x1f && head[1] === 0x8b;

/** A packed file that was cut: what precedes the cut was delivered. */
export class EndsEarly extends ListensFault {}

/** The plain text of a gzip file, always from its beginning. */
export function gunzipped(file: ListensFile, onUnpacked: (bytes: number) => void): ListensFile {
  return {
    path: file.path,
    sizeBytes: file.sizeBytes,
    async *open() {
      try {
        for await (const chunk of unpacked(file.open(), new Gunzip())) {
          onUnpacked(chunk.length);
          yield chunk;
        }
      } catch (error) {
        const code = unpackCode(error);
        if (code === ENDS_EARLY) throw new EndsEarly(file.path, "the gzip stream ends early; download it again");
        if (code !== null) throw new ListensFault(file.path, "not a valid gzip stream; download it again");
        throw error;
      }
    },
  };
}
