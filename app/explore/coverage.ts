import type { Manifest } from "../../lib/contracts/manifest.ts";
import { formatCount, formatPlural, formatShare } from "../../lib/format.ts";

/** How much of the source the figures stand on, and how that was chosen. */
export function coverage({ dataset, rows, users, interactions, plays, artists, sample }: Manifest): string {
  const listeners = formatPlural(users, dataset.kind === "simulated" ? "simulated listener" : "listener");
  const kept =
    rows.kept === rows.read
      ? `${rows.read === 1 ? "" : "all "}${formatPlural(rows.read, "row")}`
      : `${formatCount(rows.kept)} of ${formatPlural(rows.read, "row")} (${formatShare(rows.kept / rows.read)})`;
  const chosen =
    sample === null
      ? "The whole source was read"
      : `This is a sample: ${sample.how}${sample.fraction === null ? "" : ` (${formatShare(sample.fraction)} of the source)`}${sample.seed === null ? "" : `, seed ${sample.seed}`}`;
  return (
    `${chosen}: ${kept} of ${dataset.title}, with ${listeners}, ${formatPlural(artists.distinct, "artist")} and ${formatCount(plays)} plays, ` +
    `in ${formatPlural(interactions, "pair")} of a listener and an artist.`
  );
}

/** What has no page, and so no name in the figures; null where everything has one. */
export function unpublished({ artists }: Manifest): string | null {
  const count = artists.distinct - artists.published;
  if (count === 0) return null;
  return `${formatPlural(count, "artist has", "artists have")} fewer than ${formatPlural(artists.publishMinListeners, "listener")} and so no page: counted in the figures, but never named.`;
}
