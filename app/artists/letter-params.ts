import { notFound } from "next/navigation";
import * as v from "valibot";
import { BrowseLetter } from "../../lib/site-data/browse.ts";
import { parsePageNumber } from "./page-number.ts";

type LetterParams = { letter: BrowseLetter; page: number };

/** The letter and page of an address; any other address does not exist. */
export async function readLetterParams(params: Promise<{ letter: string; page: string }>): Promise<LetterParams> {
  const { letter, page } = await params;
  const number = parsePageNumber(page);
  if (!v.is(BrowseLetter, letter) || number === null) notFound();
  return { letter, page: number };
}

/** A page of a letter's artists: of those that enough people hear, or of every one. */
export function letterHref(letter: BrowseLetter, page: number, every: boolean) {
  return every ? (`/artists/every-letter/${letter}/${page}` as const) : (`/artists/letter/${letter}/${page}` as const);
}
