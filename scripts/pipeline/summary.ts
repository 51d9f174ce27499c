import Table from "cli-table3";
import type { Manifest } from "../../lib/site-data/manifest.ts";
import { formatMegabytes, type StageFigures } from "../cli/reporter.ts";

export interface RunSummary {
  manifest: Manifest;
  files: number;
  stages: StageFigures[];
  /** High-water mark of the whole process. */
  peakBytes: number;
}

const NO_INNER_RULES = { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" };

const count = (value: number) => value.toLocaleString("en-GB");

/** What a run read, kept, rejected and wrote, and what each stage cost, as text for a terminal. */
export function formatSummary({ manifest, files, stages, peakBytes }: RunSummary): string {
  const { rows, artists, dataset, method } = manifest;
  const table = new Table({ chars: NO_INNER_RULES, style: { head: [], border: [] }, colAligns: ["left", "right"] });
  table.push(
    ["dataset", `${dataset.id} (${dataset.kind})`],
    ["method", `${method.id}, h = ${method.shrinkage}, ≥ ${method.minListeners} listeners`],
    ["rows read", count(rows.read)],
    ["rows kept", count(rows.kept)],
    ...rows.rejected.map((entry): [string, string] => [`rejected: ${entry.description}`, count(entry.rows)]),
    ["duplicate rows added up", count(rows.duplicatesAdded)],
    ["users", count(manifest.users)],
    ["interactions", count(manifest.interactions)],
    ["artist names or ids found", count(artists.found)],
    ["… merged into another", count(artists.merged)],
    ["… without a kept row", count(artists.withoutListeners)],
    ["artists", count(artists.distinct)],
    [`published (≥ ${artists.publishMinListeners} listeners)`, count(artists.published)],
    ["files written", count(files)],
    ...stages.map((stage): [string, string] => [
      `stage: ${stage.name}`,
      `${stage.seconds.toFixed(1)} s, ${formatMegabytes(stage.peakBytes)}`,
    ]),
    [
      "whole run",
      `${stages.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(1)} s, ${formatMegabytes(peakBytes)}`,
    ],
  );
  return table.toString();
}
