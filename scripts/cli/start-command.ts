import path from "node:path";
import type { Environment } from "../../lib/environment.ts";
import { shellWord } from "./shell-word.ts";

/** What to type to see the site of a dataset; any shell takes it, where variables before a command are sh's alone. */
export function startCommand(datasetId: string, datasetsDir: string, { DATASETS_DIR }: Environment): string {
  const isUsual = path.resolve(DATASETS_DIR) === path.resolve(datasetsDir);
  const flags = ["--dataset", shellWord(datasetId), ...(isUsual ? [] : ["--data-dir", shellWord(datasetsDir)])];
  return `npm start -- ${flags.join(" ")}`;
}
