import Link from "next/link";
import type { RankedArtist } from "../../lib/contracts/explore.ts";
import { formatCount } from "../../lib/format.ts";
import { type Column, DataTable } from "../_ui/data-table.tsx";
import { FigureFrame, figureIds } from "../_ui/figure-frame.tsx";
import { HistogramChart } from "./_charts/histogram-chart.tsx";
import { RankingChart } from "./_charts/ranking-chart.tsx";
import type { Figure, HistogramFigure, RankingFigure } from "./figures.ts";

/** A figure in the frame that all of them share. */
export function ExploreFigure({ figure }: { figure: Figure }) {
  const { id, title, finding, valueTitle } = figure;
  const describedBy = figureIds(id).finding;
  const downloads = [{ href: `/explore/${id}.csv`, label: "CSV" }];
  if (figure.kind === "ranking") {
    return (
      <FigureFrame {...{ id, title, finding, downloads }} table={<RankingTable figure={figure} />}>
        {figure.artists.length === 0 ? null : (
          <RankingChart
            plot={figure.plot}
            valueTitle={valueTitle}
            label={`Bar chart: ${title}`}
            describedBy={describedBy}
          />
        )}
      </FigureFrame>
    );
  }
  return (
    <FigureFrame {...{ id, title, finding, downloads }} table={<HistogramTable figure={figure} />}>
      <HistogramChart
        plot={figure.plot}
        valueTitle={valueTitle}
        label={`Histogram: ${title}`}
        describedBy={describedBy}
      />
    </FigureFrame>
  );
}

function RankingTable({ figure: { artists, title, valueTitle, id } }: { figure: RankingFigure }) {
  const columns: Column<{ artist: RankedArtist; place: number }>[] = [
    { id: "place", title: "Place", numeric: true, cell: ({ place }) => place },
    {
      id: "artist",
      title: "Artist",
      cell: ({ artist }) => (
        <Link href={`/artist/${artist.slug}`} prefetch={false} className="link">
          {artist.name}
        </Link>
      ),
    },
    { id: "value", title: valueTitle, numeric: true, cell: ({ artist }) => formatCount(artist.value) },
  ];
  if (id !== "most-listeners") {
    columns.push({
      id: "listeners",
      title: "Listeners",
      numeric: true,
      cell: ({ artist }) => formatCount(artist.listeners),
    });
  }
  const rows = artists.map((artist, index) => ({ artist, place: index + 1 }));
  return (
    <DataTable caption={title} columns={columns} rows={rows} rowHeader="artist" rowKey={({ artist }) => artist.slug} />
  );
}

function HistogramTable({ figure: { plot, title, valueTitle } }: { figure: HistogramFigure }) {
  return (
    <DataTable
      caption={title}
      columns={[
        { id: "bin", title: valueTitle, cell: ({ label }) => label },
        { id: "artists", title: "Artists", numeric: true, cell: ({ artists }) => formatCount(artists) },
      ]}
      rows={plot.bins}
      rowHeader="bin"
      rowKey={({ label }) => label}
    />
  );
}
