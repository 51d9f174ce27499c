import { formatCount, formatOrdinal, formatPlural } from "../../../lib/format.ts";
import { isPlaceholder } from "../../../lib/primitives/placeholder.ts";
import type { ListedBy as Listed, NamedArtist } from "../../../lib/site-data/artist.ts";
import { PageLink } from "../../_ui/page-link.tsx";

/** Names in full view; the rest open on demand. */
const SHOWN = 6;

type ListedByProps = {
  name: string;
  listeners: number;
  listedBy: Listed;
  /** Listeners that an artist needs to be listed. */
  minListeners: number;
};

/** The artists whose lists include this one. Lists aren't symmetric, so this differs from the artist's own list. */
export function ListedBy({ name, listeners, listedBy: { artists, best }, minListeners }: ListedByProps) {
  // The note in place of its list says why it is in none.
  if (artists === 0 && isPlaceholder(name)) return null;
  const rest = best.slice(SHOWN);
  const none =
    listeners < minListeners
      ? `No one yet: an artist needs ${formatPlural(minListeners, "listener")} to be listed.`
      : "No one: the artists it resembles all have closer matches.";
  return (
    <section aria-labelledby="listed-by">
      <h2 id="listed-by" className="text-lg">
        Who lists <bdi>{name}</bdi>?
      </h2>
      <p className="mt-1.5 text-sm text-ink-soft">
        {artists === 0 ? (
          none
        ) : (
          <>
            {formatPlural(artists, "artist counts", "artists count")} <bdi>{name}</bdi> as similar
            {artists > best.length ? `. The ${formatCount(best.length)} that rank it highest:` : ", at this rank:"}
          </>
        )}
      </p>
      {best.length === 0 ? null : <Owners owners={best.slice(0, SHOWN)} className="mt-3 border-t" />}
      {rest.length === 0 ? null : (
        <details className="group">
          <summary className="flex min-h-11 w-fit print:hidden items-center gap-2 text-sm font-semibold text-accent marker:content-none">
            <span aria-hidden="true" className="text-lg leading-none group-open:rotate-45">
              +
            </span>
            <span className="group-open:hidden">{formatCount(rest.length)} more</span>
            <span className="hidden group-open:inline">Fewer</span>
          </summary>
          <Owners owners={rest} className="border-t" />
        </details>
      )}
    </section>
  );
}

function Owners({ owners, className }: { owners: (NamedArtist & { place: number })[]; className: string }) {
  return (
    <ul className={`${className} border-rule`}>
      {owners.map(({ slug, name, place }) => (
        <li key={slug} className="border-rule border-b">
          <PageLink
            href={`/artist/${slug}`}
            className="flex min-h-11 items-center justify-between gap-4 text-sm hover:text-accent"
          >
            <span className="min-w-0 font-semibold">{name}</span>
            <span className="text-ink-soft tabular-nums">{formatOrdinal(place)}</span>
          </PageLink>
        </li>
      ))}
    </ul>
  );
}
