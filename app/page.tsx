import type { Metadata } from "next";
import { createAtlas } from "../lib/map/atlas.ts";
import { ARTIST_FILE } from "../lib/site-data/artist.ts";
import { MANIFEST_FILE } from "../lib/site-data/manifest.ts";
import { MAP_FILE } from "../lib/site-data/map.ts";
import { readData, readMostPopular, requireData } from "../lib/site-data/read.ts";
import { chooseExamples } from "./_home/choose-examples.ts";
import { LivingExample } from "./_home/living-example.tsx";
import { ArtistRow } from "./_ui/artist-row.tsx";
import { HowItWorks } from "./_ui/how-it-works.tsx";
import { PairFigure } from "./_ui/kin-glyph/pair-figure.tsx";
import { PageLink } from "./_ui/page-link.tsx";
import { SearchBox } from "./_ui/search-box/search-box.tsx";

export const metadata: Metadata = { alternates: { canonical: "/" } };

const SHOWN = 24;
const MS_PER_DAY = 86_400_000;

export default async function Home() {
  const [manifest, mostPopular, map] = await Promise.all([
    requireData(MANIFEST_FILE, {}),
    readMostPopular(SHOWN),
    readData(MAP_FILE, {}),
  ]);
  const day = Math.floor(Date.now() / MS_PER_DAY);
  const { example, others } =
    map === null
      ? { example: null, others: [] }
      : await chooseExamples(createAtlas(map), day, (slug) => readData(ARTIST_FILE, { slug }));
  const nearest = example?.neighbours[0];
  return (
    <main className="pt-6 sm:pt-10">
      <div className="grid gap-x-16 gap-y-7 lg:grid-cols-[minmax(0,1fr)_25rem] lg:grid-rows-[auto_1fr] xl:grid-cols-[minmax(0,1fr)_29rem]">
        <div className="lg:pt-6">
          <h1 className="text-hero lg:text-[clamp(3rem,6.5vw,6.5rem)]">
            <span className="sm:block sm:whitespace-nowrap">I love this artist;</span>{" "}
            <span className="text-accent sm:block">who else?</span>
          </h1>
          <section data-hero-search aria-label="Search" className="mt-6 max-w-[40rem] sm:mt-10">
            <p className="max-w-[34rem] text-lg">Name an artist. See who their listeners also play, and how we know.</p>
            <div className="mt-4 sm:mt-6">
              <SearchBox label="An artist you love" placeholder="An artist you love" size="hero" />
            </div>
          </section>
        </div>
        {example === null ? null : (
          <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
            <LivingExample artist={example} />
          </div>
        )}
        {others.length === 0 ? null : <Others artists={others} />}
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
      <HowItWorks manifest={manifest}>
        {example && nearest ? <PairFigure artist={example} neighbour={nearest} /> : null}
      </HowItWorks>
    </main>
  );
}

/** Artists to try, unlike each other. */
function Others({ artists }: { artists: readonly { slug: string; name: string }[] }) {
  return (
    <p className="flex max-w-[40rem] self-start flex-wrap items-center gap-x-4 text-ink-soft">
      Try
      {artists.map(({ slug, name }) => (
        <PageLink key={slug} href={`/artist/${slug}`} className="link flex min-h-11 items-center text-ink">
          {name}
        </PageLink>
      ))}
    </p>
  );
}
