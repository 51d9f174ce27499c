import type { Metadata } from "next";
import { headingOf, OrderedArtists } from "../../ordered-artists.tsx";

export const revalidate = 300;

/** The first page is built; the rest are rendered on their first visit. */
export const generateStaticParams = () => [{ page: "1" }];

type Props = PageProps<"/artists/average-plays/[page]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page } = await params;
  return {
    title: `${headingOf("average-plays")}, page ${page}`,
    description: `${headingOf("average-plays")}, page ${page}. Each with the artists that its listeners play too.`,
    alternates: { canonical: `/artists/average-plays/${page}` },
  };
}

export default async function AveragePlaysPage({ params }: Props) {
  return <OrderedArtists order="average-plays" page={(await params).page} />;
}
