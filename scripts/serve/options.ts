import { type Command, toggle, variable } from "../cli/command-line.ts";
import { DATA_DIR, DATASET, LAST_DATASET } from "../datasets/options.ts";

const OPTIONS = {
  dataset: { ...DATASET, default: LAST_DATASET },
  "data-dir": DATA_DIR,
  host: variable("HOST", { value: "HOST", help: "where to listen, such as 127.0.0.1", default: "every interface" }),
  port: variable("PORT", { value: "N", help: "port to listen on" }),
  defaults: toggle({ help: "leave out the options of the last npm run prebuild" }),
  dev: toggle({ help: "what npm run dev does: serve the sources, not a build" }),
};

/** `npm start`, or `npm run dev`, which takes the same flags. */
export const serveCommand = (argv: readonly string[]): Command<typeof OPTIONS> => ({
  name: argv.includes("--dev") ? "npm run dev --" : "npm start --",
  about: "Makes the data and the build if needed, then serves the site.",
  options: OPTIONS,
});
