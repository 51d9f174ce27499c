import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readEnvironment } from "../../../lib/contracts/environment.ts";
import { findArtist } from "../../../lib/dataset/artist.ts";
import { readMostHeard } from "../../../lib/dataset/browse.ts";
import { readManifest } from "../../../lib/dataset/manifest.ts";
import { formatPlural } from "../../../lib/format.ts";
import { ArtistBio } from "../../_ui/artist-bio.tsx";
import { siteOrigin } from "../../site-origin.ts";
import { artistJsonLd } from "./json-ld.ts";
import { LinksOut } from "./links-out-list.tsx";
import { Neighbours } from "./neighbours.tsx";
import { NoNeighbours } from "./no-neighbours.tsx";
import { Notes } from "./notes.tsx";
import { Statistics } from "./statistics.tsx";

export const revalidate = 300;

/** The head is built; the tail is rendered on its first visit. */
export async function generateStaticParams() {
  const { PRERENDER_ARTISTS } = readEnvironment(process.env);
  const artists = await readMostHeard(PRERENDER_ARTISTS);
  return artists.map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: PageProps<"/artist/[slug]">): Promise<Metadata> {
  const { slug } = await params;
  const artist = await findArtist(slug);
  if (artist === null) notFound();
  const { listeners, plays } = artist.statistics;
  const nearest = artist.neighbours.slice(0, 3).map(({ name }) => name);
  const evidence = `${formatPlural(listeners.value, "listener")}, ${formatPlural(plays.value, "play")}.`;
  const description =
    nearest.length > 0 ? `Listeners of ${artist.name} also play ${nearest.join(", ")}. ${evidence}` : evidence;
  return {
    title: `Artists like ${artist.name}`,
    description,
    alternates: { canonical: `/artist/${slug}`, types: { "application/json": `/data/artists/${slug}.json` } },
    openGraph: { title: `Artists like ${artist.name}`, description, url: `/artist/${slug}` },
  };
}

export default async function ArtistPage({ params }: PageProps<"/artist/[slug]">) {
  const { slug } = await params;
  const [artist, manifest] = await Promise.all([findArtist(slug), readManifest()]);
  if (artist === null) notFound();
  const environment = readEnvironment(process.env);
  const origin = siteOrigin(environment);
  return (
    <main>
      <script type="application/ld+json">{artistJsonLd(artist, `${origin}/artist/${slug}`)}</script>
      <h1 className={nameSize(artist.name)}>{artist.name}</h1>
      <div className="mt-8 sm:mt-14">
        <Statistics statistics={artist.statistics} artists={manifest.artists.published} />
      </div>
      <div className="mt-section grid gap-x-16 gap-y-section lg:grid-cols-[minmax(0,1fr)_18rem] xl:gap-x-24">
        <section aria-labelledby="nearest">
          <h2 id="nearest">Who else?</h2>
          <Notes artist={artist} lowConfidenceBelow={manifest.method.lowConfidenceBelow} />
          {artist.neighbours.length > 0 ? (
            <Neighbours artist={artist} />
          ) : (
            <NoNeighbours artist={artist} minListeners={manifest.method.minListeners} />
          )}
        </section>
        <div className="space-y-10">
          {/* Without a key there is nothing to wait for, and no room to keep; the links below lead to Last.fm. */}
          {environment.LASTFM_API_KEY ? <ArtistBio slug={slug} name={artist.name} /> : null}
          <LinksOut artist={artist} />
          <p className="text-sm text-ink-soft">
            <a href={`/data/artists/${slug}.json`} className="link inline-flex min-h-11 items-center text-ink">
              This page as JSON
            </a>
            <br />
            All of it, open, no key needed.
          </p>
        </div>
      </div>
    </main>
  );
}

/** Long names and long words step down, so that a name fills lines instead of breaking inside words. */
function nameSize(name: string): string {
  const longestWord = Math.max(...name.split(/[\s-]/).map((word) => word.length));
  if (name.length > 60) return "max-w-[18em] text-3xl";
  if (name.length > 26 || longestWord > 12) return "max-w-[13em] text-title";
  // Tight spacing and lines are drawn for Latin letters.
  if (!/\p{Script=Latin}/u.test(name)) return "max-w-[10em] text-hero leading-[1.1] tracking-normal";
  return "max-w-[10em] text-hero";
}
