import { formatDecimal } from "../../../lib/figures/_shared/words.ts";
import { formatCount, formatPlural, formatShare } from "../../../lib/format.ts";
import type { Manifest } from "../../../lib/site-data/manifest.ts";
import { DataTable } from "../../_ui/data-table.tsx";

type Line = { id: string; title: string; of: (manifest: Manifest) => string };

const share = (part: number, whole: number) => (whole === 0 ? "–" : formatShare(part / whole));

const LINES: readonly Line[] = [
  {
    id: "kind",
    title: "Listening",
    of: ({ dataset }) => (dataset.kind === "simulated" ? "simulated" : "real people"),
  },
  {
    id: "sample",
    title: "Sample",
    of: ({ sample }) =>
      sample === null
        ? "the whole source"
        : `${sample.how}${sample.fraction === null ? "" : `, ${formatShare(sample.fraction)}`}`,
  },
  { id: "read", title: "Rows read", of: ({ rows }) => formatCount(rows.read) },
  { id: "kept", title: "Rows kept", of: ({ rows }) => `${formatCount(rows.kept)} (${share(rows.kept, rows.read)})` },
  {
    id: "duplicates",
    title: "Rows merged into another",
    of: ({ rows }) => `${formatCount(rows.duplicatesAdded)} (${share(rows.duplicatesAdded, rows.kept)})`,
  },
  { id: "without-mbid", title: "Rows without an MBID", of: ({ rows }) => share(rows.withoutMbid, rows.kept) },
  { id: "users", title: "Listeners", of: ({ users }) => formatCount(users) },
  { id: "artists", title: "Artists", of: ({ artists }) => formatCount(artists.distinct) },
  {
    id: "published",
    title: "Artists with a page",
    of: ({ artists }) =>
      `${formatCount(artists.published)} (from ${formatPlural(artists.publishMinListeners, "listener")})`,
  },
  { id: "merged", title: "Spellings merged", of: ({ artists }) => share(artists.merged, artists.found) },
  { id: "interactions", title: "Listener–artist pairs", of: ({ interactions }) => formatCount(interactions) },
  { id: "plays", title: "Plays", of: ({ plays }) => formatCount(plays) },
  {
    id: "per-user",
    title: "Artists per listener",
    of: ({ interactions, users }) => formatDecimal(interactions / users),
  },
  {
    id: "per-artist",
    title: "Listeners per artist",
    of: ({ interactions, artists }) => formatDecimal(interactions / artists.distinct),
  },
  { id: "per-pair", title: "Plays per pair", of: ({ interactions, plays }) => formatDecimal(plays / interactions) },
  {
    id: "filled",
    title: "Share of all possible pairs",
    of: ({ interactions, users, artists }) => share(interactions, users * artists.distinct),
  },
  { id: "method", title: "Method", of: ({ method }) => method.id },
];

/** Manifests in columns, one measure per row. */
export function ManifestTable({ manifests }: { manifests: readonly Manifest[] }) {
  return (
    <>
      <DataTable
        caption="What was read, kept and found"
        columns={[
          { id: "measure", title: "Measure", cell: ({ title }: Line) => title },
          ...manifests.map((manifest, index) => ({
            id: String(index),
            title: manifest.dataset.title,
            numeric: true,
            cell: ({ of }: Line) => of(manifest),
          })),
        ]}
        rowHeader="measure"
        rows={LINES}
        rowKey={({ id }) => id}
      />
      <RejectionTable manifests={manifests} />
    </>
  );
}

function RejectionTable({ manifests }: { manifests: readonly Manifest[] }) {
  const reasons = new Map(manifests.flatMap(({ rows }) => rows.rejected.map((one) => [one.reason, one.description])));
  if (reasons.size === 0) return null;
  return (
    <DataTable
      caption="Rejected rows, by reason"
      columns={[
        { id: "reason", title: "Reason", cell: ([, description]: [string, string]) => description },
        ...manifests.map(({ dataset, rows }, index) => ({
          id: String(index),
          title: dataset.title,
          numeric: true,
          cell: ([reason]: [string, string]) =>
            formatCount(rows.rejected.find((one) => one.reason === reason)?.rows ?? 0),
        })),
      ]}
      rowHeader="reason"
      rows={[...reasons]}
      rowKey={([reason]) => reason}
    />
  );
}
