import { formatCount, formatPlural, formatShare } from "../../lib/format.ts";
import type { Manifest } from "../../lib/site-data/manifest.ts";
import type { Quality } from "../../lib/site-data/quality.ts";

/** What the lists can't tell. */
export function Limits({ manifest, quality }: { manifest: Manifest; quality: Quality | null }) {
  const { dataset, artists, method, users } = manifest;
  const used = quality?.methods.find(({ id }) => id === method.id);
  return (
    <ul className="max-w-prose list-disc space-y-3 pl-5">
      {dataset.kind === "simulated" ? (
        <li>
          <strong>Nobody listened to this.</strong> The artists are real, the listeners are simulated. The lists show
          how the method works, not who is alike.
        </li>
      ) : (
        <li>
          <strong>The data have an age.</strong>{" "}
          {dataset.period === null
            ? "The source doesn’t say when the listening happened."
            : `Period of the listening: ${dataset.period}. Newer artists are missing and tastes have moved on.`}
        </li>
      )}
      <li>
        <strong>Few listeners, not everyone.</strong> {formatPlural(users, "listener")} of one source stand behind every
        number; people elsewhere may listen otherwise.
      </li>
      <li>
        <strong>Popular artists are favoured.</strong> They share listeners with nearly everyone, so they turn up in
        many lists, while artists with fewer than {formatPlural(method.minListeners, "listener")} turn up in none.
        {quality === null || used === undefined
          ? ""
          : ` Measured: a recommended artist is known to ${formatShare(used.popularity.mean)} of listeners on average, one that they chose themselves to ${formatShare(quality.hiddenPopularity)}.`}
      </li>
      <li>
        <strong>Namesakes are one artist.</strong> Artists are told apart by name.{" "}
        {artists.withSeveralMbids > 0
          ? `${formatCount(artists.withSeveralMbids)} names carry several MusicBrainz identifiers and may stand for several artists; their pages say so.`
          : "Two artists of the same name can’t be told apart."}
      </li>
      <li>
        <strong>Similar means heard by the same people.</strong> Nothing here knows how music sounds.
      </li>
    </ul>
  );
}
