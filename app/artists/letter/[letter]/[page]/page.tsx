import type { Metadata } from "next";
import { notFound } from "next/navigation";
import * as v from "valibot";
import { formatPlural } from "../../../../../lib/format.ts";
import { BROWSE_INDEX_FILE, BrowseLetter, LETTER_FILE } from "../../../../../lib/site-data/browse.ts";
import { readData, requireData } from "../../../../../lib/site-data/read.ts";
import { Pagination } from "../../../../_ui/pagination.tsx";
import { ArtistList } from "../../../artist-list.tsx";
import { BrowseNav } from "../../../browse-nav.tsx";
import { letterLabel } from "../../../letter-label.ts";
import { parsePageNumber } from "../../../page-number.ts";

export const revalidate = 300;

/** The first page of each letter is built; the rest are rendered on their first visit. */
export async function generateStaticParams() {
  const { letters } = await requireData(BROWSE_INDEX_FILE, {});
  return letters.filter(({ pages }) => pages > 0).map(({ letter }) => ({ letter, page: "1" }));
}

type LetterPageProps = PageProps<"/artists/letter/[letter]/[page]">;

export async function generateMetadata({ params }: LetterPageProps): Promise<Metadata> {
  const { letter, page } = await readParams(params);
  const title = `Artists: ${letterLabel(letter)}${page === 1 ? "" : `, page ${page}`}`;
  return {
    title,
    description: `${title}. Each with the artists its listeners also play.`,
    alternates: { canonical: `/artists/letter/${letter}/${page}` },
  };
}

export default async function LetterPage({ params }: LetterPageProps) {
  const { letter, page: number } = await readParams(params);
  const [index, page] = await Promise.all([
    requireData(BROWSE_INDEX_FILE, {}),
    readData(LETTER_FILE, { letter, page: String(number) }),
  ]);
  if (page === null) notFound();
  const artists = index.letters.find((entry) => entry.letter === letter)?.artists ?? 0;
  return (
    <main>
      <h1>
        <span className="sr-only">Artists: </span>
        {letterLabel(letter)}
      </h1>
      <p className="mt-4 text-lg text-ink-soft">
        {formatPlural(artists, "artist")}{" "}
        {letter === "0" ? "whose names don’t start with a letter from A to Z" : "by name"}. Names are sorted without a
        leading “The”.
      </p>
      <BrowseNav index={index} current={letter} />
      <div className="mt-4">
        <ArtistList page={page} ranked={false} />
      </div>
      <Pagination page={page.page} pages={page.pages} hrefOf={(to) => `/artists/letter/${letter}/${to}`} />
    </main>
  );
}

async function readParams(params: LetterPageProps["params"]): Promise<{ letter: BrowseLetter; page: number }> {
  const { letter, page } = await params;
  const number = parsePageNumber(page);
  if (!v.is(BrowseLetter, letter) || number === null) notFound();
  return { letter, page: number };
}
