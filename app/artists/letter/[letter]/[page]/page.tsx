import type { Metadata } from "next";
import { BROWSE_INDEX_FILE } from "../../../../../lib/site-data/browse.ts";
import { requireData } from "../../../../../lib/site-data/read.ts";
import { LetterArtists } from "../../../letter-artists.tsx";
import { letterLabel } from "../../../letter-label.ts";
import { readLetterParams } from "../../../letter-params.ts";

export const revalidate = 300;

/** The first page of each letter is built; the rest are rendered on their first visit. */
export async function generateStaticParams() {
  const { letters } = await requireData(BROWSE_INDEX_FILE, {});
  return letters.filter(({ pages }) => pages > 0).map(({ letter }) => ({ letter, page: "1" }));
}

type LetterPageProps = PageProps<"/artists/letter/[letter]/[page]">;

export async function generateMetadata({ params }: LetterPageProps): Promise<Metadata> {
  const { letter, page } = await readLetterParams(params);
  const title = `Artists: ${letterLabel(letter)}${page === 1 ? "" : `, page ${page}`}`;
  return {
    title,
    description: `${title}. Each with the artists its listeners also play.`,
    alternates: { canonical: `/artists/letter/${letter}/${page}` },
  };
}

export default async function LetterPage({ params }: LetterPageProps) {
  return <LetterArtists {...(await readLetterParams(params))} every={false} />;
}
