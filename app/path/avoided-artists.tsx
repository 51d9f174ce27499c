import { type PathQuery, pathHref } from "../../lib/path/address.ts";
import { ARTIST_FILE } from "../../lib/site-data/artist.ts";
import { readData } from "../../lib/site-data/read.ts";

/** The artists that the path avoids, each with a link that stops avoiding it. */
export async function AvoidedArtists({ query }: { query: PathQuery }) {
  if (query.avoid.length === 0) return null;
  const artists = await Promise.all(
    query.avoid.map(async (slug) => (await readData(ARTIST_FILE, { slug })) ?? { slug, name: slug }),
  );
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-4 text-sm">
      <p className="text-ink-soft">Avoiding</p>
      <ul className="flex flex-wrap gap-x-4">
        {artists.map(({ slug, name }) => (
          <li key={slug}>
            <a
              href={pathHref({ ...query, avoid: query.avoid.filter((avoided) => avoided !== slug) })}
              rel="nofollow"
              aria-label={`Stop avoiding ${name}`}
              className="inline-flex min-h-11 items-center gap-x-1.5 font-semibold hover:text-accent"
            >
              {name} <span aria-hidden="true">×</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
