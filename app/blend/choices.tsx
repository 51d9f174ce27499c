import { type BlendEntry, blendHref } from "../../lib/blend/address.ts";
import type { Match } from "../../lib/search/rank.ts";

type ChoicesProps = { typed: string; matches: Match[]; entries: BlendEntry[] };

/** For typed text that matches no artist exactly: possible matches, as links that add them. */
export function Choices({ typed, matches, entries }: ChoicesProps) {
  return (
    <section className="mt-8 max-w-2xl" aria-labelledby="choices">
      <h2 id="choices" className="text-xl">
        {matches.length > 0 ? `Who do you mean by “${typed}”?` : `No artist matches “${typed}”`}
      </h2>
      <ul className="mt-3 flex flex-wrap gap-x-6">
        {matches.map(({ slug, name }) => (
          <li key={slug}>
            <a
              href={blendHref([...entries, { artist: slug, weight: 1 }])}
              rel="nofollow"
              className="link flex min-h-11 items-center font-semibold"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
