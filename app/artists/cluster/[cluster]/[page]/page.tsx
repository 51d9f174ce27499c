import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { formatPlural } from "../../../../../lib/format.ts";
import { createAtlas } from "../../../../../lib/map/atlas.ts";
import { CLUSTER_FILE } from "../../../../../lib/site-data/browse.ts";
import { MAP_FILE } from "../../../../../lib/site-data/map.ts";
import { readData, requireData } from "../../../../../lib/site-data/read.ts";
import { PageLink } from "../../../../_ui/page-link.tsx";
import { Pagination } from "../../../../_ui/pagination.tsx";
import { ArtistList } from "../../../artist-list.tsx";
import { parsePageNumber } from "../../../page-number.ts";

export const revalidate = 300;

/** All of them are rendered on their first visit. */
export const generateStaticParams = () => [];

type ClusterPageProps = PageProps<"/artists/cluster/[cluster]/[page]">;

async function findPage(params: ClusterPageProps["params"]) {
  const { cluster: slug, page: text } = await params;
  const number = parsePageNumber(text);
  const page = number === null ? null : await readData(CLUSTER_FILE, { cluster: slug, page: String(number) });
  const cluster = createAtlas(await requireData(MAP_FILE, {})).clusters.find((one) => one.slug === slug);
  if (page === null || cluster === undefined) notFound();
  return { page, cluster };
}

export async function generateMetadata({ params }: ClusterPageProps): Promise<Metadata> {
  const { page, cluster } = await findPage(params);
  return {
    title: `Artists: ${cluster.name}${page.page === 1 ? "" : `, page ${page.page}`}`,
    description: `${formatPlural(cluster.artists, "artist")} grouped together on the map.`,
    alternates: { canonical: `/artists/cluster/${cluster.slug}/${page.page}` },
  };
}

export default async function ClusterPage({ params }: ClusterPageProps) {
  const { page, cluster } = await findPage(params);
  return (
    <main>
      <h1 className="text-3xl">
        <span className="sr-only">Artists: </span>
        {cluster.name}
      </h1>
      <p className="mt-4 text-ink-soft text-lg">
        {formatPlural(cluster.artists, "artist")} in{" "}
        {cluster.kind === "others" ? "clusters too small to name" : "one cluster"} on{" "}
        <PageLink href="/map" className="link">
          the map
        </PageLink>
        , most listened to first.
      </p>
      <div className="mt-8 border-rule border-t">
        <ArtistList page={page} ranked />
      </div>
      <Pagination page={page.page} pages={page.pages} hrefOf={(to) => `/artists/cluster/${cluster.slug}/${to}`} />
    </main>
  );
}
