import { parentPort, workerData } from "node:worker_threads";
import { browseFiles } from "./browse-files.ts";
import { type Catalogue, rowsOf } from "./catalogue.ts";
import type { CatalogueTask } from "./catalogue-task.ts";
import { neighbourGraphFile } from "./neighbour-graph-file.ts";
import { searchFiles } from "./search-files.ts";
import { type OutputFile, writeFiles } from "./write-files.ts";

const { folder, neighbours, ...task }: CatalogueTask = workerData;
const catalogue: Catalogue = { ...task.catalogue, rows: rowsOf(task.catalogue.artists, task.catalogue.slugs) };

function* catalogueFiles(): Generator<OutputFile> {
  yield* browseFiles(catalogue.rows);
  yield neighbourGraphFile(catalogue.slugs, neighbours);
  yield* searchFiles(catalogue);
}

parentPort?.postMessage(await writeFiles(folder, catalogueFiles()));
