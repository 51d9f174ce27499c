import type { NextRequest } from "next/server";
import { EXPLORE_SQL_FILE } from "../../../lib/site-data/explore.ts";
import { requireData } from "../../../lib/site-data/read.ts";
import { figureCsv } from "../files/figure-csv.ts";
import { fileName } from "../files/file-name.ts";
import { withLightColours } from "../files/palette.ts";
import { CACHE_CONTROL, readFigure } from "../files/read-figure.ts";
import { sqlText } from "../files/sql-text.ts";
import { SvgDocument } from "../files/svg-document.tsx";

type FigureSource = NonNullable<Awaited<ReturnType<typeof readFigure>>>;

type Format = { type: string; isDownload: boolean; text: (source: FigureSource) => string | Promise<string> };

const FORMATS: Readonly<Record<string, Format>> = {
  csv: { type: "text/csv; charset=utf-8", isDownload: true, text: ({ figure }) => figureCsv(figure.table) },
  json: { type: "application/json; charset=utf-8", isDownload: false, text: toJson },
  sql: { type: "text/plain; charset=utf-8", isDownload: false, text: toSql },
  svg: { type: "image/svg+xml; charset=utf-8", isDownload: false, text: toSvg },
};

/** A figure's numbers, queries or image, in the state given by the parameters: `/explore/<figure>.<format>`. */
export async function GET(request: NextRequest, { params }: RouteContext<"/explore/[file]">) {
  const { file } = await params;
  const [id = "", extension = ""] = file.split(".");
  const format = FORMATS[extension];
  const source = format === undefined ? null : await readFigure(id, request.nextUrl.searchParams);
  if (format === undefined || source === null) return new Response("No such figure.\n", { status: 404 });
  const name = fileName(source.dataset.id, file);
  return new Response(await format.text(source), {
    headers: {
      "Content-Type": format.type,
      "Content-Disposition": `${format.isDownload ? "attachment" : "inline"}; filename="${name}"`,
      "Cache-Control": CACHE_CONTROL,
      // The files are free for anyone to use.
      "Access-Control-Allow-Origin": "*",
    },
  });
}

function toJson({ figure, dataset, origin, query, source }: FigureSource): string {
  const { id, title, finding, xTitle, yTitle, table } = figure;
  const value = {
    id,
    title,
    finding,
    axes: { x: xTitle, y: yTitle },
    dataset: dataset.id,
    source,
    licence: dataset.licence,
    address: `${origin}/explore${query}#${id}`,
    rows: table.rows.map((row) => Object.fromEntries(table.columns.map((column, at) => [column.id, row[at]]))),
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}

async function toSql({ definition, explore, state, origin, figure }: FigureSource): Promise<string> {
  const { figures } = await requireData(EXPLORE_SQL_FILE, {});
  const found = figures.find(({ id }) => id === definition.id);
  if (found === undefined) throw new Error(`sql.json has no figure ${definition.id}`);
  return sqlText(definition, found, explore, state, { title: figure.title, data: `${origin}/data` });
}

async function toSvg({ figure, source }: FigureSource): Promise<string> {
  // Imported here, since Next rejects a static import in app/.
  const { renderToStaticMarkup } = await import("react-dom/server");
  return withLightColours(renderToStaticMarkup(<SvgDocument figure={figure} source={source} />));
}
