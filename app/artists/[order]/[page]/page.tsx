import type { Metadata } from "next";
import { notFound } from "next/navigation";
import * as v from "valibot";
import { BROWSE_INDEX_FILE } from "../../../../lib/site-data/browse.ts";
import { readData, requireData } from "../../../../lib/site-data/read.ts";
import { OrderedArtists } from "../../ordered-artists.tsx";
import { ORDERS, Order, orderHref } from "../../orders.ts";
import { parsePageNumber } from "../../page-number.ts";

export const revalidate = 300;

type OrderPageProps = PageProps<"/artists/[order]/[page]">;

/** The first page by popularity is /artists. */
export async function generateStaticParams() {
  const { popularPages } = await requireData(BROWSE_INDEX_FILE, {});
  return Order.options.flatMap((order) =>
    Array.from({ length: Math.min(popularPages, ORDERS[order].prerendered) }, (_, index) => index + 1)
      .filter((page) => orderHref(order, page) !== "/artists")
      .map((page) => ({ order, page: String(page) })),
  );
}

export async function generateMetadata({ params }: OrderPageProps): Promise<Metadata> {
  const { order, page } = await readParams(params);
  const { heading, describe } = ORDERS[order];
  return {
    title: `${heading}, page ${page}`,
    description: `${describe}, page ${page}. Each with the artists its listeners also play.`,
    alternates: { canonical: orderHref(order, page) },
  };
}

export default async function OrderPage({ params }: OrderPageProps) {
  const { order, page: number } = await readParams(params);
  const page = await readData(ORDERS[order].file, { page: String(number) });
  if (page === null) notFound();
  return <OrderedArtists order={order} page={page} />;
}

async function readParams(params: OrderPageProps["params"]): Promise<{ order: Order; page: number }> {
  const { order, page } = await params;
  const number = parsePageNumber(page);
  if (!v.is(Order, order) || number === null) notFound();
  return { order, page: number };
}
