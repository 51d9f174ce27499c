import { formatCount, formatLift, formatPlural } from "../../lib/format.ts";
import type { ArtistFile, Neighbour } from "../../lib/site-data/artist.ts";
import { PageLink } from "../_ui/page-link.tsx";
import { TagNames } from "../_ui/tag-names.tsx";
import { SHOWN_NEIGHBOURS } from "./choose-examples.ts";

/** An artist with the beginning of its list, as on its own page: what a visitor gets for a name. */
export function LivingExample({ artist }: { artist: ArtistFile }) {
  const { slug, name, neighbours } = artist;
  const tags = artist.tags.map((tag) => tag.name);
  const shown = neighbours.slice(0, SHOWN_NEIGHBOURS);
  return (
    <section aria-labelledby="example">
      <p className="text-ink-soft text-sm">Today’s example: the listeners of</p>
      <div className="mt-0.5 flex flex-wrap items-baseline gap-x-4 border-rule-strong border-b pb-2">
        <h2 id="example">
          <PageLink href={`/artist/${slug}`} className="hover:text-accent">
            {name}
          </PageLink>
        </h2>
        <TagNames tags={tags} />
      </div>
      <p className="pt-2 text-ink-soft text-sm">also listen to</p>
      <ol>
        {shown.map((neighbour) => (
          <Row
            key={neighbour.slug}
            neighbour={neighbour}
            listeners={artist.statistics.listeners.value}
            sharedTags={tags}
          />
        ))}
      </ol>
      {neighbours.length > shown.length ? (
        <PageLink href={`/artist/${slug}`} className="link inline-flex min-h-11 items-center text-sm" translate="yes">
          All {neighbours.length} similar artists
        </PageLink>
      ) : null}
    </section>
  );
}

type RowProps = { neighbour: Neighbour; listeners: number; sharedTags: readonly string[] };

/** A neighbour with its tags and its evidence, each on one line; the whole row is the link's hit area. */
function Row({ neighbour, listeners, sharedTags }: RowProps) {
  const { slug, name, tags, overlap, lift } = neighbour;
  return (
    <li className="group/row relative border-rule border-b py-2">
      <div className="flex items-baseline gap-x-4">
        <PageLink
          href={`/artist/${slug}`}
          className="min-w-0 font-display font-semibold text-lg leading-tight tracking-tight after:absolute after:inset-0 group-hover/row:text-accent"
        >
          {name}
        </PageLink>
        <div className="h-[1lh] min-w-24 flex-1 overflow-hidden text-sm">
          <TagNames tags={tags} shared={sharedTags} />
        </div>
      </div>
      <p className="text-ink-soft text-sm tabular-nums">
        {formatCount(overlap)} of {formatPlural(listeners, "listener")} in common · {formatLift(lift)}
      </p>
    </li>
  );
}
