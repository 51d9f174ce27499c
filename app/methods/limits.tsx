import { formatCount, formatPlural, formatShare } from "../../lib/format.ts";
import type { Manifest } from "../../lib/site-data/manifest.ts";
import type { Quality } from "../../lib/site-data/quality.ts";

/** The limits of what the lists can tell. */
export function Limits({ manifest, quality }: { manifest: Manifest; quality: Quality | null }) {
  const { dataset, artists, method, users } = manifest;
  const used = quality?.methods.find(({ id }) => id === method.id);
  return (
    <ul className="max-w-prose list-disc space-y-3 pl-5">
      {dataset.kind === "simulated" ? (
        <li>
          <strong>No one listened to this.</strong> The artists are real, the listeners are simulated. The lists show
          how the method works, not which artists are really similar.
        </li>
      ) : (
        <li>
          <strong>The data is a snapshot.</strong>{" "}
          {dataset.period === null
            ? "The source doesn’t say when the listening happened."
            : `It covers listening in this period: ${dataset.period}. Newer artists are missing, and tastes have moved on.`}
        </li>
      )}
      <li>
        <strong>A few listeners, not everyone.</strong> Every number comes from {formatPlural(users, "listener")} of one
        source; listeners elsewhere may differ.
      </li>
      <li>
        <strong>Popular artists are favoured.</strong> They share listeners with nearly everyone, so they turn up in
        many lists, while artists with fewer than {formatPlural(method.minListeners, "listener")} turn up in none.
        {quality === null || used === undefined
          ? ""
          : ` Measured: a recommended artist is known to ${formatShare(used.popularity.mean)} of listeners on average, an artist they chose themselves to ${formatShare(quality.hiddenPopularity)}.`}
      </li>
      <li>
        <strong>Artists with the same name count as one.</strong> Artists are distinguished by name.{" "}
        {artists.withSeveralMbids > 0
          ? `${formatCount(artists.withSeveralMbids)} names have several MusicBrainz identifiers and may cover several artists; their pages say so.`
          : "Two artists with the same name can’t be told apart."}
      </li>
      <li>
        <strong>Some names are no artist’s.</strong> “[unknown]”, “Various Artists”, “Soundtrack” and the like are
        nobody’s neighbour and have no list, since their listeners share no taste; their plays count in every other
        number. This dataset has {artists.placeholders === 0 ? "none" : formatCount(artists.placeholders)}.
      </li>
      <li>
        <strong>Similar means played by the same people.</strong> Nothing here knows how the music sounds.
      </li>
    </ul>
  );
}
