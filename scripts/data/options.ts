import path from "node:path";
import {
  type Command,
  type Flags,
  option,
  readFlags,
  repeatable,
  toggle,
  type Values,
  valuesOf,
  WEB_ADDRESS,
} from "../cli/command-line.ts";
import { DOWNLOADABLE } from "../datasets/find.ts";
import { DATA_DIR, DATASET, MAX_UNPACKED } from "../datasets/options.ts";
import { LISTENBRAINZ_API } from "../download/listenbrainz.ts";

const OPTIONS = {
  dataset: { ...DATASET, help: DOWNLOADABLE, default: "", required: "what to download, such as lastfm-2k" },
  "data-dir": { ...DATA_DIR, help: "where it goes" },
  mirror: repeatable(WEB_ADDRESS, {
    help: "another address of the file, or of its folder if it ends in /, tried first",
  }),
  api: option(WEB_ADDRESS, { help: "another server with ListenBrainz's API", fallback: LISTENBRAINZ_API }),
  "max-unpacked": MAX_UNPACKED,
  "download-only": toggle({ help: "do not build the site" }),
};

export const DATA: Command<typeof OPTIONS> = {
  name: "npm run data --",
  about: "Downloads a dataset, verifies it and builds the site from it. An interrupted download resumes.",
  options: OPTIONS,
  notes: ["HTTPS_PROXY, HTTP_PROXY and NO_PROXY are honoured."],
};

export interface DataOptions extends Pick<Values<typeof OPTIONS>, "downloadOnly"> {
  datasetId: string;
  datasetsDir: string;
  /** Tried before the dataset's own addresses. */
  mirrors: string[];
  listenbrainzApi: string;
  mostUnpackedBytes?: number | undefined;
}

export function dataOptions(flags: Flags<typeof OPTIONS>, source: Record<string, string | undefined>): DataOptions {
  const { dataset = "", dataDir, mirror, api, maxUnpacked, downloadOnly } = valuesOf(DATA, flags, source).values;
  return {
    datasetId: dataset,
    datasetsDir: path.resolve(dataDir),
    mirrors: mirror,
    listenbrainzApi: api.replace(/\/+$/, ""),
    mostUnpackedBytes: maxUnpacked,
    downloadOnly,
  };
}

/** The same, from the words of a command line. */
export const parseDataOptions = (argv: readonly string[], source: Record<string, string | undefined>) =>
  dataOptions(readFlags(DATA, argv), source);
