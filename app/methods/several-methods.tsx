import { formatPlural } from "../../lib/format.ts";
import type { MethodLists } from "../../lib/site-data/method-lists.ts";
import { PageLink } from "../_ui/page-link.tsx";

type Artist = MethodLists["artists"][number];

/** The same artists under several methods, with the first artist open initially. */
export function SeveralMethods({ lists: { methods, artists } }: { lists: MethodLists }) {
  return (
    <>
      <p>
        The first ten artists of a list under {formatPlural(methods.length, "method")}, for artists with fewer and fewer
        listeners. A star marks those that every method lists; the first method is the one in use.
      </p>
      {artists.map((artist, index) => (
        <details key={artist.slug} open={index === 0} className="border-rule border-t">
          <summary className="w-fit py-2.5 font-medium hover:text-accent">
            <bdi>{artist.name}</bdi>, {formatPlural(artist.listeners, "listener")}
          </summary>
          <div className="grid gap-x-6 gap-y-6 pt-2 pb-6 sm:grid-cols-2 xl:grid-cols-3">
            {methods.map(({ id, name }, column) => (
              <MethodList key={id} id={id} name={name} artist={artist} list={artist.lists[column] ?? []} />
            ))}
          </div>
        </details>
      ))}
    </>
  );
}

type MethodListProps = { id: string; name: string; artist: Artist; list: Artist["lists"][number] };

function MethodList({ id, name, artist, list }: MethodListProps) {
  const titleId = `${artist.slug}-${id}`;
  return (
    <div className="min-w-0">
      <h3 id={titleId} className="text-base!">
        {name} <code className="text-ink-soft text-xs">{id}</code>
      </h3>
      {list.length === 0 ? <p className="text-sm">No artist is similar enough.</p> : null}
      <ol aria-labelledby={titleId} className="mt-2 text-sm">
        {list.map(({ slug, name: neighbour }) => (
          <li key={slug} className="wrap-anywhere">
            <PageLink href={`/artist/${slug}`} className="link inline-block py-1">
              {neighbour}
            </PageLink>
            {isInAll(artist, slug) ? <SharedMark /> : null}
          </li>
        ))}
      </ol>
    </div>
  );
}

function SharedMark() {
  return (
    <>
      <span aria-hidden="true" className="text-accent">
        {" "}
        ★
      </span>
      <span className="sr-only"> (under every method)</span>
    </>
  );
}

const isInAll = ({ lists }: Artist, slug: string) => lists.every((list) => list.some((other) => other.slug === slug));
