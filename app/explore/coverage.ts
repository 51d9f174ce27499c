import { formatCount, formatPlural, formatShare } from "../../lib/format.ts";
import { MIN_GROUP_LISTENERS } from "../../lib/primitives/privacy.ts";
import type { Manifest } from "../../lib/site-data/manifest.ts";

/** How much of the source the figures are based on, and how that was chosen. */
export function coverage({ dataset, rows, users, interactions, plays, artists, sample }: Manifest): string {
  const listeners = formatPlural(users, dataset.kind === "simulated" ? "simulated listener" : "listener");
  const kept =
    rows.kept === rows.read
      ? `${rows.read === 1 ? "" : "all "}${formatPlural(rows.read, "row")}`
      : `${formatCount(rows.kept)} of ${formatPlural(rows.read, "row")} (${formatShare(rows.kept / rows.read)})`;
  const chosen =
    sample === null
      ? "Based on the whole source"
      : `Based on a sample, ${sample.how}${sample.fraction === null ? "" : ` (${formatShare(sample.fraction)} of the source)`}${sample.seed === null ? "" : `, seed ${sample.seed}`}`;
  return (
    `${chosen}: ${kept} of ${dataset.title}, with ${listeners}, ${formatPlural(artists.distinct, "artist")} and ${formatCount(plays)} plays, ` +
    `in ${formatPlural(interactions, "listener–artist pair")}.`
  );
}

/** Why there is next to nothing to see; null when there are enough listeners. */
export function tooFew({ users }: Manifest): string | null {
  return users >= MIN_GROUP_LISTENERS
    ? null
    : `With fewer than ${MIN_GROUP_LISTENERS} listeners, no rankings, distributions or tables are published: they would reveal what individuals played.`;
}

/** How many artists have no page, and so no name in the figures; null when all have one. */
export function unpublished({ artists, dataset }: Manifest): string | null {
  const count = artists.distinct - artists.published;
  if (count === 0) return null;
  if (dataset.isPersonal)
    return `${formatPlural(count, "artist has", "artists have")} fewer than ${formatPlural(artists.publishMinListeners, "listener")} and therefore no page and no place in the figures about artists.`;
  return `${formatPlural(count, "artist has", "artists have")} fewer than ${formatPlural(artists.publishMinListeners, "listener")} and therefore no page: counted in the figures, but never named.`;
}
