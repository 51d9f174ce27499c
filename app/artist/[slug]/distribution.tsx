import { slotPosition } from "../../../lib/figures/_shared/scales.ts";
import type { ArtistDistribution } from "../../../lib/figures/_shared/schemas.ts";
import { formatCompact, formatPlural } from "../../../lib/format.ts";
import { barsPath, slotOf } from "./distribution-bars.ts";

/** Units of the drawing's height; its width counts bins. */
const HEIGHT = 100;

/**
 * A histogram of all artists' values in the pipeline's logarithmic bins, with this artist marked.
 */
export function Distribution({ bins, value }: Pick<ArtistDistribution, "bins"> & { value: number }) {
  const first = bins[0];
  const last = bins.at(-1);
  if (first === undefined || last === undefined) return null;
  const counts = bins.map(({ artists }) => artists);
  const slot = slotOf(bins, value);
  const peers = formatPlural(counts[slot] ?? 0, "artist");
  const label = `All artists, from ${formatCompact(first.from)} to ${formatCompact(last.to)}; ${peers} in this artist’s bar`;
  const here = `${100 * slotPosition([...bins.map(({ from }) => from), last.to], value)}%`;
  return (
    <div role="img" aria-label={label}>
      <svg
        viewBox={`0 0 ${bins.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="block h-10 w-full sm:h-16"
        aria-hidden="true"
      >
        <path d={barsPath(counts, HEIGHT, (bin) => bin !== slot)} className="fill-rule" />
        <path d={barsPath(counts, HEIGHT, (bin) => bin === slot)} className="fill-accent" />
      </svg>
      <div className="relative border-rule-strong border-t">
        <span
          className="absolute top-0 size-0 -translate-x-1/2 border-x-4 border-x-transparent border-b-[7px] border-b-accent print:hidden"
          style={{ left: here }}
        />
        <p className="flex justify-between pt-2.5">
          <span>{formatCompact(first.from)}</span>
          <span>{formatCompact(last.to)}</span>
        </p>
      </div>
    </div>
  );
}
