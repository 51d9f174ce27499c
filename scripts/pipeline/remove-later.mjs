// @ts-check
// A process of its own, which outlives the run that started it: removes folders of ours. The next run removes what it leaves.
import { tsImport } from "tsx/esm/api";

/** @type {typeof import("./published-folder.ts")} */
const { removePublished } = await tsImport("./published-folder.ts", import.meta.url);
for (const folder of process.argv.slice(2)) await removePublished(folder);
