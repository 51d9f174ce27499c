import { type PathQuery, pathHref } from "../../lib/path/address.ts";
import type { Match } from "../../lib/search/rank.ts";
import { PageLink } from "../_ui/page-link.tsx";

type UnknownEndProps = { end: "from" | "to"; typed: string; matches: Match[]; query: PathQuery };

/** What was typed names no one exactly: who may be meant. */
export function UnknownEnd({ end, typed, matches, query }: UnknownEndProps) {
  const id = `unknown-${end}`;
  return (
    <section className="mt-10 max-w-3xl" aria-labelledby={id}>
      <h2 id={id} className="text-xl">
        {matches.length > 0 ? `Who do you mean by “${typed}”?` : `No artist matches “${typed}”`}
      </h2>
      <ul className="mt-2 flex flex-wrap gap-x-6">
        {matches.map(({ slug, name }) => (
          <li key={slug}>
            <PageLink
              href={pathHref({ ...query, [end]: slug })}
              rel="nofollow"
              className="link inline-flex min-h-11 items-center font-semibold"
            >
              {name}
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
