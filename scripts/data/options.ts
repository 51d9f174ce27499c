import { type Command, option, repeatable, toggle, type Values, variable, WEB_ADDRESS } from "../cli/command-line.ts";
import { DOWNLOADABLE } from "../datasets/find.ts";
import { DATA_DIR, MAX_UNPACKED } from "../datasets/options.ts";
import { LISTENBRAINZ_API } from "../download/listenbrainz.ts";

const OPTIONS = {
  dataset: variable("DATASET", {
    value: "ID",
    help: DOWNLOADABLE,
    required: "what to download, such as lastfm-2k",
  }),
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

export type DataOptions = Values<typeof OPTIONS>;
