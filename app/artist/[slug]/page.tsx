import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readEnvironment } from "../../../lib/environment.ts";
import { formatPlural } from "../../../lib/format.ts";
import { NO_FILTER } from "../../../lib/neighbour-filter/neighbour-filter.ts";
import { ARTIST_FILE } from "../../../lib/site-data/artist.ts";
import { readData, readMostPopular } from "../../../lib/site-data/read.ts";
import { cardMetadata } from "../../_ui/card/card-metadata.ts";
import { ArtistView } from "./artist-view.tsx";

export const revalidate = 300;

/** The most popular artists are prerendered; the rest are rendered on the first visit. */
export async function generateStaticParams() {
  const { PRERENDER_ARTISTS } = readEnvironment(process.env);
  const artists = await readMostPopular(PRERENDER_ARTISTS);
  return artists.map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: PageProps<"/artist/[slug]">): Promise<Metadata> {
  const { slug } = await params;
  const artist = await readData(ARTIST_FILE, { slug });
  if (artist === null) notFound();
  const { listeners, plays } = artist.statistics;
  const nearest = artist.neighbours.slice(0, 3).map(({ name }) => name);
  const evidence = `${formatPlural(listeners.value, "listener")}, ${formatPlural(plays.value, "play")}.`;
  const description =
    nearest.length > 0 ? `Listeners of ${artist.name} also play ${nearest.join(", ")}. ${evidence}` : evidence;
  const title = `Artists like ${artist.name}`;
  return {
    title,
    description,
    alternates: { canonical: `/artist/${slug}`, types: { "application/json": `/data/artists/${slug}.json` } },
    ...cardMetadata({ title, description, url: `/artist/${slug}`, card: `/artist/${slug}/card.png` }),
  };
}

export default async function ArtistPage({ params }: PageProps<"/artist/[slug]">) {
  const { slug } = await params;
  return <ArtistView slug={slug} filter={NO_FILTER} />;
}
