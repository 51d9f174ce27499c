import { csvFormat } from "d3-dsv";
import { readExplore } from "../../../lib/dataset/explore.ts";
import { readManifest } from "../../../lib/dataset/manifest.ts";
import { csvFileName } from "../csv-file-name.ts";
import { type Figure, figuresOf } from "../figures.ts";

export const dynamic = "force-static";
export const dynamicParams = false;
/** Seconds, as the page's. */
export const revalidate = 300;

async function readFigures(): Promise<Figure[]> {
  return figuresOf(...(await Promise.all([readExplore(), readManifest()])));
}

export async function generateStaticParams() {
  const figures = await readFigures();
  return figures.map(({ id }) => ({ file: `${id}.csv` }));
}

/** The data of one figure, unrounded, at `/explore/<figure>.csv`. */
export async function GET(_request: Request, { params }: RouteContext<"/explore/[file]">) {
  const { file } = await params;
  const figures = await readFigures();
  const figure = figures.find(({ id }) => file === `${id}.csv`);
  if (figure === undefined) return new Response("No such figure.\n", { status: 404 });
  const { dataset } = await readManifest();
  return new Response(`${toCsv(figure)}\n`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${csvFileName(dataset.id, file)}"`,
    },
  });
}

function toCsv(figure: Figure): string {
  if (figure.kind === "histogram") return csvFormat(figure.histogram.bins, ["from", "to", "artists"]);
  const rows = figure.artists.map((artist, index) => ({ place: index + 1, ...artist }));
  return csvFormat(rows, ["place", "slug", "name", "value", "listeners"]);
}
