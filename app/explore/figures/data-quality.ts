import { formatCount, formatPlural, formatShare } from "../../../lib/format.ts";
import type { BarsPlot } from "../_charts/plot.ts";
import { linearScale } from "../_charts/scales.ts";
import type { Figure, FigureData } from "./figure.ts";

export function rejectedRows({ explore }: FigureData): Figure {
  const { read, kept, rejected, reasons } = explore.rejectedRows;
  const scale = linearScale(Math.max(0, ...reasons.map(({ rows }) => rows)), 3);
  const plot: BarsPlot = {
    kind: "bars",
    bars: reasons.map(({ reason, description, rows }) => ({
      id: reason,
      name: description,
      share: scale.at(rows),
      label: formatCount(rows),
      tooltip: [description, `${formatPlural(rows, "row")}, ${formatShare(rows / read)} of those read`],
      href: null,
    })),
    names: "phrases",
    xTicks: scale.ticks,
  };
  const [first] = reasons;
  const finding =
    `${formatCount(kept)} of ${formatPlural(read, "row")} read were kept (${formatShare(kept / read)})` +
    (first === undefined
      ? "; none was rejected."
      : `, ${formatCount(rejected)} were not: most often because ${first.description} (${formatCount(first.rows)}).`);
  return {
    id: "rejected-rows",
    title: "Rows read, kept and rejected",
    finding,
    xTitle: "Rejected rows",
    yTitle: "First reason that fits",
    drawing: "Bar chart",
    plot: reasons.length === 0 ? null : plot,
    table: {
      columns: [
        { id: "outcome", title: "Rows", kind: "text" },
        { id: "rows", title: "Number", kind: "count" },
        { id: "share", title: "Of those read", kind: "share" },
      ],
      rows: [
        ["read", read, 1],
        ["kept", kept, kept / read],
        ...reasons.map(({ description, rows }) => [`rejected: ${description}`, rows, rows / read]),
      ],
      rowHeader: "outcome",
      hrefs: [null, null, ...reasons.map(() => null)],
    },
  };
}

/** What each count is, and what it is a share of. */
const WORDS: Readonly<Record<string, { name: string; ofWhat: string }>> = {
  "merged-spellings": { name: "Spellings merged into another", ofWhat: "spellings or ids found" },
  "artists-without-mbid": { name: "Artists without an MBID", ofWhat: "artists" },
  "artists-with-several-mbids": { name: "Artists with several MBIDs", ofWhat: "artists" },
  "rows-without-mbid": { name: "Rows without an MBID", ofWhat: "kept rows" },
  "duplicate-rows": { name: "Rows added to another", ofWhat: "kept rows" },
};

export function namesAndDuplicates({ explore }: FigureData): Figure {
  const counted = explore.namesAndDuplicates.map((one) => ({
    ...one,
    ...(WORDS[one.id] ?? { name: one.id, ofWhat: "" }),
  }));
  const foundOf = (id: string) => counted.find((one) => one.id === id)?.found ?? 0;
  const plot: BarsPlot = {
    kind: "bars",
    bars: counted.map(({ id, name, found, of, ofWhat, share }) => ({
      id,
      name,
      share,
      label: formatShare(share),
      tooltip: [name, `${formatCount(found)} of ${formatCount(of)} ${ofWhat}`],
      href: null,
    })),
    names: "phrases",
    // A zero without its sign fits the narrow margin.
    xTicks: [0, 50, 100].map((tick) => ({ at: tick / 100, label: tick === 0 ? "0" : `${tick}%` })),
  };
  return {
    id: "names-and-duplicates",
    title: "Names, identifiers and duplicates",
    finding:
      `${formatPlural(foundOf("merged-spellings"), "spelling")} or ids turned out to be another one’s and were merged; ` +
      `${formatPlural(foundOf("duplicate-rows"), "row")} of a listener and artist that had one already were added to it. ` +
      `${formatPlural(foundOf("artists-without-mbid"), "artist")} carry no MusicBrainz identifier (MBID), which is no fault: names tell artists apart.`,
    xTitle: "Share of what it was looked for in",
    yTitle: "What was mended or is missing",
    drawing: "Bar chart",
    plot,
    table: {
      columns: [
        { id: "what", title: "What", kind: "text" },
        { id: "found", title: "Number", kind: "count" },
        { id: "of", title: "Of", kind: "count" },
        { id: "of_what", title: "Which are", kind: "text" },
        { id: "share", title: "Share", kind: "share" },
      ],
      rows: counted.map(({ name, found, of, ofWhat, share }) => [name, found, of, ofWhat, share]),
      rowHeader: "what",
      hrefs: counted.map(() => null),
    },
  };
}
