import { formatCount, formatList } from "../../../lib/format.ts";
import type { ArtistFile } from "../../../lib/site-data/artist.ts";
import type { Explore } from "../../../lib/site-data/explore.ts";
import { isolated } from "../../_ui/introduce-artist.ts";
import { saidBySeveral } from "./introduction.ts";
import { Statistics } from "./statistics.tsx";

/** The artist among all others, in three distributions, and who says what it sounds like. */
export function InNumbers({ artist, explore }: { artist: ArtistFile; explore: Explore }) {
  const said = saidBySeveral(artist.tags).map(
    ({ name, people }) => `${formatCount(people)} people say ${isolated(name)}`,
  );
  return (
    <section aria-labelledby="in-numbers" className="mt-section">
      <h2 id="in-numbers">In numbers</h2>
      <div className="mt-6">
        <Statistics statistics={artist.statistics} explore={explore} />
      </div>
      {said.length === 0 ? null : (
        <p className="mt-8 max-w-prose text-ink-soft text-sm">
          {formatList(said)}. Tags describe an artist; they never change a similarity.
        </p>
      )}
    </section>
  );
}
