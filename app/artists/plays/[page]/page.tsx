import type { Metadata } from "next";
import { headingOf, OrderedArtists } from "../../ordered-artists.tsx";

export const revalidate = 300;

/** The first page is built; the rest are rendered on their first visit. */
export const generateStaticParams = () => [{ page: "1" }];

type Props = PageProps<"/artists/plays/[page]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page } = await params;
  return {
    title: `${headingOf("plays")}, page ${page}`,
    description: `${headingOf("plays")}, page ${page}. Each with the artists that its listeners play too.`,
    alternates: { canonical: `/artists/plays/${page}` },
  };
}

export default async function PlaysPage({ params }: Props) {
  return <OrderedArtists order="plays" page={(await params).page} />;
}
