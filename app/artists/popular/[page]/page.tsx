import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BROWSE_INDEX_FILE, POPULAR_FILE } from "../../../../lib/site-data/browse.ts";
import { readData, requireData } from "../../../../lib/site-data/read.ts";
import { parsePageNumber } from "../../page-number.ts";
import { PopularArtists } from "../../popular-artists.tsx";

export const revalidate = 300;

/** Pages after the first that are built; the rest are rendered on their first visit. */
const PRERENDERED = 4;

export async function generateStaticParams() {
  const { popularPages } = await requireData(BROWSE_INDEX_FILE, {});
  const count = Math.min(PRERENDERED, Math.max(0, popularPages - 1));
  return Array.from({ length: count }, (_, index) => ({ page: String(index + 2) }));
}

export async function generateMetadata({ params }: PageProps<"/artists/popular/[page]">): Promise<Metadata> {
  const { page } = await params;
  return {
    title: `Artists, page ${page}`,
    description: `Artists by listeners, page ${page}. Each with the artists that its listeners play too.`,
    alternates: { canonical: `/artists/popular/${page}` },
  };
}

export default async function PopularPage({ params }: PageProps<"/artists/popular/[page]">) {
  const number = parsePageNumber((await params).page);
  const page = number === null ? null : await readData(POPULAR_FILE, { page: String(number) });
  if (page === null) notFound();
  return <PopularArtists page={page} />;
}
