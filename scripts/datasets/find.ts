import { quoted } from "../../lib/primitives/printable.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { demo } from "./demo.ts";
import { fileSource } from "./file.ts";
import { lastfm1k } from "./lastfm-1k.ts";
import { lastfm2k } from "./lastfm-2k.ts";
import { lastfm360k } from "./lastfm-360k.ts";
import { lastfm360kShape } from "./lastfm-360k-shape.ts";
import { listenbrainzSource } from "./listenbrainz.ts";
import { sample } from "./sample.ts";
import type { DatasetSource } from "./source.ts";

const SOURCES: readonly DatasetSource[] = [demo, lastfm360k, lastfm2k, lastfm1k, sample, lastfm360kShape];

/** The ids that `--dataset` takes. */
export const KNOWN_DATASETS = `${SOURCES.map(({ id }) => id).join(", ")}, listenbrainz:<user or file> or file:<path>`;

/** Those of them that `npm run data` downloads. */
export const DOWNLOADABLE = `${SOURCES.flatMap(({ id, archive }) => (archive ? [id] : [])).join(", ")} or listenbrainz:<user>[,<user>…]`;

/**
 * The source with this id.
 * @param asked the flag or variable that names it, for the message
 * @throws OperatorError listing the known datasets
 */
export function findDataset(id: string, asked = "--dataset (or DATASET)"): DatasetSource {
  if (/^file:./.test(id)) return fileSource(id.slice("file:".length));
  if (/^listenbrainz:./.test(id)) return listenbrainzSource(id.slice("listenbrainz:".length));
  const source = SOURCES.find((candidate) => candidate.id === id);
  if (source === undefined) {
    throw new OperatorError(`${asked} is ${quoted(id)}, expected ${KNOWN_DATASETS}`);
  }
  return source;
}
