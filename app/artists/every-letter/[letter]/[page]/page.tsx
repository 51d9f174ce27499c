import type { Metadata } from "next";
import { LetterArtists } from "../../../letter-artists.tsx";
import { letterLabel } from "../../../letter-label.ts";
import { readLetterParams } from "../../../letter-params.ts";

export const revalidate = 300;

/** All of them are rendered on their first visit. */
export const generateStaticParams = () => [];

type EveryLetterPageProps = PageProps<"/artists/every-letter/[letter]/[page]">;

export async function generateMetadata({ params }: EveryLetterPageProps): Promise<Metadata> {
  const { letter, page } = await readLetterParams(params);
  const title = `All artists: ${letterLabel(letter)}${page === 1 ? "" : `, page ${page}`}`;
  return {
    title,
    description: `${title}, with those that hardly anyone hears.`,
    alternates: { canonical: `/artists/every-letter/${letter}/${page}` },
  };
}

export default async function EveryLetterPage({ params }: EveryLetterPageProps) {
  return <LetterArtists {...(await readLetterParams(params))} every />;
}
