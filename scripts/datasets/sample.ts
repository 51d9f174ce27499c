import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { printable, printablePath } from "../../lib/primitives/printable.ts";
import { SampleProvenance } from "../../lib/site-data/sample.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { firstExisting } from "./first-existing.ts";
import { FOUR_COLUMNS, SHA1_USER } from "./lastfm-360k.ts";
import type { DatasetSource } from "./source.ts";

/** Where `npm run sample` puts it by default. */
export const COMMITTED_SAMPLE = fileURLToPath(new URL("../../data/sample.tsv.gz", import.meta.url));

/** `sample.tsv.gz` → `sample.json`, beside it. */
export const provenancePath = (sample: string) => sample.replace(/\.tsv\.gz$/, ".json");

/** Where a sample is looked for, in this order. */
export const samplePlaces = (datasetsDir: string) => [COMMITTED_SAMPLE, path.join(datasetsDir, "sample.tsv.gz")];

async function findSample(datasetsDir: string): Promise<string> {
  const places = samplePlaces(datasetsDir);
  const found = await firstExisting(places);
  if (found !== null) return found;
  throw new OperatorError(
    `The dataset "sample" is missing: npm run sample -- --from <dataset> cuts one. Looked for ${places.join(" and ")}.`,
  );
}

/** What `npm run sample` cut: committed as `data/sample.tsv.gz` where the licence allows it, else among the datasets. */
export const sample: DatasetSource = {
  id: "sample",
  async files({ datasetsDir }) {
    const found = await findSample(datasetsDir);
    return [found, provenancePath(found)];
  },
  async locate({ datasetsDir }) {
    const found = await findSample(datasetsDir);
    const { of, cut } = await readProvenance(provenancePath(found));
    return {
      description: { ...of, id: "sample", title: `${of.title}, a sample` },
      sample: cut,
      tables: [{ ...FOUR_COLUMNS, path: found }],
      rowsTables: ["listens"],
      views: [{ file: "four-columns.sql" }],
      userPattern: SHA1_USER,
      publishMinListeners: 1,
    };
  },
};

async function readProvenance(file: string): Promise<SampleProvenance> {
  const text = await readFile(file, "utf8").catch(() => null);
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), SampleProvenance), text);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new OperatorError(
    `${printablePath(file)}: ${text === null ? "is missing" : printable(`${v.getDotPath(issue) ?? "file"}: ${issue.message}`)}; npm run sample writes it next to the sample, and it says whose data these are`,
  );
}
