import Table from "cli-table3";
import { formatCount } from "../../lib/format.ts";
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

/** What a run read, kept, rejected and wrote, and the cost of each stage, as text for a terminal. */
export function formatSummary({ manifest, files, stages, peakBytes }: RunSummary): string {
  const { rows, artists, dataset, method } = manifest;
  const table = new Table({ chars: NO_INNER_RULES, style: { head: [], border: [] }, colAligns: ["left", "right"] });
  table.push(
    ["dataset", `${dataset.id} (${dataset.kind})`],
    ["method", `${method.id}, h = ${method.shrinkage}, ≥ ${method.minListeners} listeners`],
    ["rows read", formatCount(rows.read)],
    ["rows kept", formatCount(rows.kept)],
    ...rows.rejected.map((entry): [string, string] => [`rejected: ${entry.description}`, formatCount(entry.rows)]),
    ["duplicate rows added up", formatCount(rows.duplicatesAdded)],
    ["users", formatCount(manifest.users)],
    ["interactions", formatCount(manifest.interactions)],
    ["artist names or ids found", formatCount(artists.found)],
    ["… merged into another", formatCount(artists.merged)],
    ["… without a kept row", formatCount(artists.withoutListeners)],
    ["artists", formatCount(artists.distinct)],
    ["… placeholders, nobody's neighbour", formatCount(artists.placeholders)],
    [`published (≥ ${artists.publishMinListeners} listeners)`, formatCount(artists.published)],
    ["files written", formatCount(files)],
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
