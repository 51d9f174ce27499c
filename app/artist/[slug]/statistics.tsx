import { formatCount, formatShareAtLeast } from "../../../lib/format.ts";
import type { ArtistStatistics } from "../../../lib/site-data/artist.ts";
import type { Explore } from "../../../lib/site-data/explore.ts";
import { Distribution } from "./distribution.tsx";

const FIGURES = [
  { key: "listeners", label: "Listeners", figure: "listeners-per-artist" },
  { key: "plays", label: "Plays", figure: "plays-per-artist" },
  { key: "averagePlays", label: "Average plays per listener", figure: "average-plays-per-artist" },
] as const;

/** Percentiles below this are not worth showing. */
const MIN_PERCENTILE = 0.1;

type StatisticsProps = {
  statistics: ArtistStatistics;
  /** The figures of all artists, for the distributions. */
  explore: Explore;
};

/** An artist's figures, each shown within the distribution over all artists. */
export function Statistics({ statistics, explore }: StatisticsProps) {
  return (
    <dl className="grid gap-x-10 gap-y-7 sm:grid-cols-3 lg:gap-x-16">
      {FIGURES.map(({ key, label, figure }) => {
        const { value, rank, percentile } = statistics[key];
        const { bins, artists } = explore.figures[figure];
        return (
          <div
            key={key}
            className="grid grid-cols-[7.5rem_minmax(0,1fr)] grid-rows-[auto_1fr] gap-x-4 sm:grid-cols-1 sm:grid-rows-[auto_auto_1fr]"
          >
            <dt className="text-sm leading-snug text-ink-soft">{label}</dt>
            <dd className="font-display text-xl font-semibold tracking-[-0.01em] proportional-nums sm:mt-1 sm:text-3xl">
              {formatCount(value)}
            </dd>
            <dd className="col-start-2 row-span-2 row-start-1 text-xs text-ink-soft sm:col-start-1 sm:row-span-1 sm:row-start-3 sm:mt-4">
              <Distribution bins={bins} value={value} />
              <p className="mt-1.5">
                Rank <strong className="font-semibold text-ink">{formatCount(rank)}</strong> of {formatCount(artists)}
                {percentile < MIN_PERCENTILE ? null : <>, above {formatShareAtLeast(percentile / 100)}</>}
              </p>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
