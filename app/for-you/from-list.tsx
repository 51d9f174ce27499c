import type { ForYouQuery } from "../../lib/for-you/address.ts";
import { formatCount, formatPlural } from "../../lib/format.ts";
import { isolated } from "../_ui/introduce-artist.ts";
import { ListForm } from "./list-form.tsx";
import { PlayedArtists } from "./played-artists.tsx";
import { Recommendations, readPlayed } from "./recommendations.tsx";

/** The result of a pasted list: how it was read, and the artists it leads to. */
export async function FromList({ query }: { query: ForYouQuery }) {
  const played = await readPlayed(query.with);
  const taken = played.flatMap(({ artist: { slug, name } }) => {
    const typed = query.as.get(slug);
    return typed === undefined ? [] : [{ slug, name, typed }];
  });
  return (
    <main>
      <h1>For you</h1>
      <section id="list" aria-label="Your list" className="mt-5 max-w-[46rem] scroll-mt-6">
        <p className="text-lg">
          {played.length === 0
            ? "None of the artists in your list is in this dataset."
            : `Based on ${formatPlural(played.length, "artist")} from your list, not repeated below.`}
        </p>
        {taken.length > 0 ? (
          <ul className="mt-3 text-ink-soft">
            {taken.map(({ slug, name, typed }) => (
              <li key={slug}>
                “{typed}” was read as <strong className="font-semibold text-ink">{name}</strong>.
              </li>
            ))}
          </ul>
        ) : null}
        <Missed query={query} />
        <details className="group mt-3" open={played.length === 0}>
          <summary className="link flex min-h-11 w-fit items-center">Edit the list</summary>
          <ListForm defaultValue={[...played.map(({ artist }) => artist.name), ...query.missed].join("\n")} />
        </details>
      </section>
      {played.length > 0 ? (
        <section aria-labelledby="recommended" className="mt-10 max-w-[60rem]">
          <h2 id="recommended">Who else?</h2>
          <Recommendations played={played} />
          <PlayedArtists played={played} />
        </section>
      ) : null}
    </main>
  );
}

function Missed({ query: { missed, more, dropped } }: { query: ForYouQuery }) {
  const count = missed.length + more;
  return (
    <>
      {count > 0 ? (
        <p className="mt-3 text-ink-soft">
          Not in this dataset: {missed.map((name) => `“${isolated(name)}”`).join(", ")}
          {more > 0 ? ` and ${formatCount(more)} more` : ""}.
        </p>
      ) : null}
      {dropped > 0 ? (
        <p className="mt-3 text-ink-soft">
          {formatPlural(dropped, "line at the end was", "lines at the end were")} not read.
        </p>
      ) : null}
    </>
  );
}
