import type { Metadata } from "next";
import { redirect } from "next/navigation";
import * as v from "valibot";
import { type BlendEntry, BlendQuery, blendHref, withParameter } from "../../lib/blend/address.ts";
import { SEARCHED } from "../../lib/search/leader-address.ts";
import { QUERY_MAX_LENGTH } from "../../lib/search/match.ts";
import { cardMetadata } from "../_ui/card/card-metadata.ts";
import { NotThisOne } from "../not-this-one.tsx";
import { findTaken, findTypedArtist, takenQuery, type UnknownArtist } from "../typed-artist.ts";
import { BlendView } from "./blend-view.tsx";
import { Choices } from "./choices.tsx";
import { datedArtistOf } from "./dated-artist.ts";
import { EmptyBlend } from "./empty-blend.tsx";
import { joinNames } from "./join-names.ts";

/** What was typed into the box without scripts. */
const Typed = v.fallback(v.pipe(v.string(), v.trim(), v.maxLength(QUERY_MAX_LENGTH)), "");

type Search = PageProps<"/blend">["searchParams"];

async function readAddress(searchParams: Search) {
  const { with: list, add, [SEARCHED]: taken } = await searchParams;
  const { entries } = v.parse(BlendQuery, { with: list }).with;
  const [found, added] = await Promise.all([
    Promise.all(entries.map(async (entry) => ({ entry, found: await findTypedArtist(entry.artist) }))),
    v.parse(Typed, add) === "" ? null : findTypedArtist(v.parse(Typed, add)),
  ]);
  /** In canonical form: by slug. */
  const written: BlendEntry[] = found.map(({ entry, found: one }) =>
    one.kind === "artist" ? { ...entry, artist: one.artist.slug } : entry,
  );
  // As requested, including the parts that could not be used.
  const query = new URLSearchParams([list ?? []].flat().map((one) => ["with", one]));
  return { entries, found: found.map(({ found: one }) => one), added, written, query: `?${query}`, taken };
}

export async function generateMetadata({ searchParams }: { searchParams: Search }): Promise<Metadata> {
  const { found, written } = await readAddress(searchParams);
  const names = found.flatMap((one) => (one.kind === "artist" ? [one.artist.name] : []));
  const title = names.length === 0 ? "Blend artists" : `${names.join(" + ")}: a blend`;
  const description = "Name two to six artists and see who is similar to them all, with the evidence for each.";
  const hasCard = names.length > 1 && names.length === found.length;
  return {
    title,
    description,
    ...(hasCard &&
      cardMetadata({
        ...{ title, url: blendHref(written), card: `/blend/card.png?with=${withParameter(written)}` },
        description: `Who is similar to ${joinNames(names)}, with the evidence for each.`,
      })),
    alternates: { canonical: "/blend" },
    // There is one page per set of artists, so the empty one is canonical for all.
    ...(found.length > 0 && { robots: { index: false, follow: true } }),
  };
}

export default async function BlendPage({ searchParams }: { searchParams: Search }) {
  const { entries, found, added, written, query, taken } = await readAddress(searchParams);
  const hrefWith = (slug: string) => blendHref([...written, { artist: slug, weight: 1 }]);
  if (added?.kind === "artist") redirect(hrefWith(added.artist.slug));
  if (added && added.leader !== null) redirect(`/blend?${takenQuery(hrefWith(added.leader.slug), [added.typed])}`);
  if (written.some(({ artist }, place) => artist !== entries[place]?.artist)) redirect(blendHref(written));
  const artists = found.flatMap((one) => (one.kind === "artist" ? [datedArtistOf(one.artist)] : []));
  const unknown = found.flatMap((one): UnknownArtist[] => (one.kind === "unknown" ? [one] : []));
  return (
    <main>
      <h1>Blend</h1>
      <p className={`mt-5 max-w-[36rem] text-lg ${artists.length > 1 ? "max-lg:hidden" : ""}`}>
        Name two to six artists and see who is similar to them all, with the evidence for each.
      </p>
      <NotThisOne
        taken={
          await findTaken(
            taken,
            written.map(({ artist }) => artist),
          )
        }
        hrefWith={(leader, other) =>
          blendHref(written.map((entry) => (entry.artist === leader ? { ...entry, artist: other } : entry)))
        }
      />
      {added ? <Choices typed={added.typed} matches={added.matches} entries={written} /> : null}
      <BlendView served={artists} query={query} unknown={unknown} empty={<EmptyBlend />} />
    </main>
  );
}
