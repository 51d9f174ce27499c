import type { Metadata } from "next";
import { ARTIST_FILE } from "../lib/site-data/artist.ts";
import { MANIFEST_FILE } from "../lib/site-data/manifest.ts";
import { readData, readMostPopular, requireData } from "../lib/site-data/read.ts";
import { ArtistRow } from "./_ui/artist-row.tsx";
import { HowItWorks } from "./_ui/how-it-works.tsx";
import { PairFigure } from "./_ui/kin-glyph/pair-figure.tsx";
import { PageLink } from "./_ui/page-link.tsx";
import { SearchBox } from "./_ui/search-box/search-box.tsx";

export const metadata: Metadata = { alternates: { canonical: "/" } };

const SHOWN = 24;
const EXAMPLES = 5;

export default async function Home() {
  const [manifest, mostPopular] = await Promise.all([requireData(MANIFEST_FILE, {}), readMostPopular(SHOWN)]);
  const top = mostPopular[0] === undefined ? null : await readData(ARTIST_FILE, { slug: mostPopular[0].slug });
  const nearest = top?.neighbours[0];
  return (
    <main>
      <div className="grid items-end gap-x-12 gap-y-14 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_25rem]">
        <div>
          <h1 className="text-hero">
            <span className="sm:block sm:whitespace-nowrap">I love this artist;</span>{" "}
            <span className="text-accent sm:block">who else?</span>
          </h1>
          <section data-hero-search aria-label="Search" className="mt-8 max-w-[40rem] sm:mt-12">
            <p className="max-w-[34rem] text-lg">Name an artist. See who their listeners also play, and how we know.</p>
            <div className="mt-6">
              <SearchBox label="An artist you love" placeholder="An artist you love" size="hero" />
            </div>
            {mostPopular.length > 1 ? <Examples artists={mostPopular.slice(1, 1 + EXAMPLES)} /> : null}
          </section>
        </div>
        {top && nearest ? <PairFigure artist={top} neighbour={nearest} /> : null}
      </div>
      <section className="mt-section" aria-labelledby="most-popular">
        <div className="flex flex-wrap items-baseline justify-between gap-x-8">
          <h2 id="most-popular">Most listened to</h2>
          <PageLink href="/artists" className="link flex min-h-11 items-center">
            All artists
          </PageLink>
        </div>
        <ol className="mt-4 gap-x-16 border-rule border-t max-sm:[&>li:nth-child(n+13)]:hidden sm:columns-2 lg:columns-3">
          {mostPopular.map((artist, index) => (
            <ArtistRow key={artist.slug} artist={artist} rank={index + 1} />
          ))}
        </ol>
      </section>
      <HowItWorks manifest={manifest} />
    </main>
  );
}

function Examples({ artists }: { artists: { slug: string; name: string }[] }) {
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-4 text-ink-soft">
      Try
      {artists.map(({ slug, name }) => (
        <PageLink key={slug} href={`/artist/${slug}`} className="link flex min-h-11 items-center text-ink">
          {name}
        </PageLink>
      ))}
    </p>
  );
}
