import path from "node:path";
import { quoted } from "../../lib/primitives/printable.ts";
import { operatorEnvironment } from "../cli/environment.ts";
import { parseFlags, repeatable, text, toggle } from "../cli/flags.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { LISTENBRAINZ_API } from "../download/listenbrainz.ts";

export interface DataOptions {
  datasetId: string;
  datasetsDir: string;
  /** Asked before the dataset's own addresses. */
  mirrors: string[];
  listenbrainzApi: string;
  downloadOnly: boolean;
}

const COMMAND = "npm run data --";
const TYPES = { dataset: text, "data-dir": text, mirror: repeatable, api: text, "download-only": toggle, help: toggle };

export const USAGE = `Usage: npm run data -- --dataset ID [options]
  --dataset ID         lastfm-2k, lastfm-360k, lastfm-1k, or listenbrainz:<user>[,<user>…]
  --data-dir DIR       where it goes                           (DATASETS_DIR, default .cache/datasets)
  --mirror URL         a further address of the same file, or of its folder with / at its end, asked first;
                       may stand several times
  --api URL            another server that speaks ListenBrainz's API        (default ${LISTENBRAINZ_API})
  --download-only      leave the building to npm run build or npm start
  --help               this text
Proxies: HTTPS_PROXY, HTTP_PROXY and NO_PROXY are kept to.`;

/**
 * Flags over environment over defaults.
 * @returns null where only help was asked for
 * @throws OperatorError naming the flag or variable, what was found and what is expected
 */
export function parseDataOptions(
  argv: readonly string[],
  environment: Record<string, string | undefined>,
): DataOptions | null {
  const flags = parseFlags(argv, TYPES, COMMAND);
  if (flags.help) return null;
  const { DATASET, DATASETS_DIR } = operatorEnvironment(environment);
  const datasetId = flags.dataset ?? DATASET;
  if (datasetId === undefined) {
    throw new OperatorError(
      `--dataset is missing: what to download, such as lastfm-2k; ${COMMAND} --help lists all flags.`,
    );
  }
  return {
    datasetId,
    datasetsDir: path.resolve(flags["data-dir"] ?? DATASETS_DIR),
    mirrors: (flags.mirror ?? []).map((address) => webAddress("mirror", address)),
    listenbrainzApi: webAddress("api", flags.api ?? LISTENBRAINZ_API).replace(/\/+$/, ""),
    downloadOnly: flags["download-only"] ?? false,
  };
}

function webAddress(flag: string, address: string): string {
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return address;
  throw new OperatorError(`--${flag} is ${quoted(address)}, expected an address such as https://example.org/file`);
}
