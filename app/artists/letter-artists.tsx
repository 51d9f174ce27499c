import { notFound } from "next/navigation";
import { formatPlural } from "../../lib/format.ts";
import { BROWSE_INDEX_FILE, type BrowseLetter, EVERY_LETTER_FILE, LETTER_FILE } from "../../lib/site-data/browse.ts";
import { MANIFEST_FILE } from "../../lib/site-data/manifest.ts";
import { readData, requireData } from "../../lib/site-data/read.ts";
import { PageLink } from "../_ui/page-link.tsx";
import { Pagination } from "../_ui/pagination.tsx";
import { ArtistList } from "./artist-list.tsx";
import { BrowseNav } from "./browse-nav.tsx";
import { letterLabel } from "./letter-label.ts";
import { letterHref } from "./letter-params.ts";

type LetterArtistsProps = {
  letter: BrowseLetter;
  page: number;
  /** Whether artists that hardly anyone hears are listed too. */
  every: boolean;
};

/** One page of a letter's artists by name. */
export async function LetterArtists({ letter, page: number, every }: LetterArtistsProps) {
  const [index, manifest, page] = await Promise.all([
    requireData(BROWSE_INDEX_FILE, {}),
    requireData(MANIFEST_FILE, {}),
    readData(every ? EVERY_LETTER_FILE : LETTER_FILE, { letter, page: String(number) }),
  ]);
  if (page === null) notFound();
  const { artists = 0, listed = 0 } = index.letters.find((entry) => entry.letter === letter) ?? {};
  const isPart = listed < artists;
  return (
    <main>
      <h1>
        <span className="sr-only">Artists: </span>
        {letterLabel(letter)}
      </h1>
      <p className="mt-4 text-lg text-ink-soft">
        {formatPlural(every ? artists : listed, "artist")}{" "}
        {letter === "0" ? "whose names don’t start with a letter from A to Z" : "by name"}
        {isPart && !every ? `, with at least ${formatPlural(manifest.method.lowConfidenceBelow, "listener")} each` : ""}
        . Names are sorted without a leading “The”.
        {isPart ? (
          <>
            {" "}
            <PageLink
              href={letterHref(letter, 1, !every)}
              className="link relative after:absolute after:-inset-y-2.5 after:inset-x-0"
            >
              {every ? "Show only those with enough listeners" : `Show all ${formatPlural(artists, "artist")}`}
            </PageLink>
          </>
        ) : null}
      </p>
      <BrowseNav index={index} current={letter} />
      <div className="mt-4">
        <ArtistList page={page} ranked={false} />
      </div>
      <Pagination page={page.page} pages={page.pages} hrefOf={(to) => letterHref(letter, to, every)} />
    </main>
  );
}
