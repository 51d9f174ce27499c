import type { ArtistStatistics } from "../../../lib/contracts/artist.ts";
import { formatCount } from "../../../lib/format.ts";

const FIGURES = [
  { key: "listeners", label: "Listeners" },
  { key: "plays", label: "Plays" },
  { key: "averagePlays", label: "Average plays per listener" },
] as const;

type StatisticsProps = {
  statistics: ArtistStatistics;
  /** Artists that the ranks are among. */
  artists: number;
};

/** An artist's figures, each with its rank and a mark at its percentile among all artists. */
export function Statistics({ statistics, artists }: StatisticsProps) {
  return (
    <dl className="grid gap-x-10 gap-y-6 sm:grid-cols-3">
      {FIGURES.map(({ key, label }) => {
        const { value, rank, percentile } = statistics[key];
        return (
          <div key={key} className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 sm:block">
            <dt className="text-sm text-ink-soft">{label}</dt>
            <dd className="font-display text-2xl font-semibold tracking-[-0.01em] sm:mt-1 sm:text-3xl">
              {formatCount(value)}
            </dd>
            <dd className="col-span-2 mt-2 text-xs text-ink-soft sm:mt-3">
              <span aria-hidden="true" className="relative mb-2 block h-2">
                <span className="absolute inset-x-0 top-1/2 border-rule border-t" />
                <span
                  className="absolute top-0 h-2 w-0.5 -translate-x-1/2 bg-accent"
                  style={{ left: `${percentile}%` }}
                />
              </span>
              Rank {formatCount(rank)} of {formatCount(artists)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
