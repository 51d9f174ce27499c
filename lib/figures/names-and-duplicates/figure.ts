import * as v from "valibot";
import { formatCount, formatPlural, formatShare } from "../../format.ts";
import { Count, Share } from "../../primitives/numbers.ts";
import { defineFigure } from "../_shared/figure.ts";
import type { BarsPlot } from "../_shared/plot.ts";
import { tableOf } from "../_shared/table.ts";

/** What each count is, and what it is a share of. */
const WORDS: Readonly<Record<string, { name: string; of_what: string }>> = {
  "merged-spellings": { name: "Spellings merged into another", of_what: "spellings or ids found" },
  "artists-without-mbid": { name: "Artists without an MBID", of_what: "artists" },
  "artists-with-several-mbids": { name: "Artists with several MBIDs", of_what: "artists" },
  "rows-without-mbid": { name: "Rows without an MBID", of_what: "kept rows" },
  "duplicate-rows": { name: "Duplicate rows added together", of_what: "kept rows" },
};

export const figure = defineFigure(
  {
    id: "names-and-duplicates",
    title: "Names, identifiers and duplicates",
    section: "quality",
    uses: [],
    schema: v.array(v.object({ id: v.string(), found: Count, of: Count, share: Share })),
  },
  ({ explore }) => {
    const counted = explore.figures["names-and-duplicates"].map((one) => ({
      ...one,
      ...(WORDS[one.id] ?? { name: one.id, of_what: "" }),
    }));
    const foundOf = (id: string) => counted.find((one) => one.id === id)?.found ?? 0;
    const plot: BarsPlot = {
      kind: "bars",
      bars: counted.map(({ id, name, found, of, of_what, share }) => ({
        id,
        name,
        share,
        label: formatShare(share),
        tooltip: [name, `${formatCount(found)} of ${formatCount(of)} ${of_what}`],
        href: null,
      })),
      names: "phrases",
      // A zero without its sign fits the narrow margin.
      xTicks: [0, 50, 100].map((tick) => ({ at: tick / 100, label: tick === 0 ? "0" : `${tick}%` })),
    };
    return {
      finding:
        `${formatPlural(foundOf("merged-spellings"), "spelling or id was", "spellings or ids were")} merged into another; ` +
        `${formatPlural(foundOf("duplicate-rows"), "row that repeated a listener and artist was", "rows that repeated a listener and artist were")} added to the first. ` +
        `${formatPlural(foundOf("artists-without-mbid"), "artist has", "artists have")} no MusicBrainz identifier (MBID), which is not a problem: artists are told apart by name.`,
      xTitle: "Share of the rows or artists checked",
      yTitle: "What was merged or is missing",
      drawing: "Bar chart",
      plot,
      table: tableOf(counted, [
        ["name", "What", "text"],
        ["found", "Number", "count"],
        ["of", "Of", "count"],
        ["of_what", "Of what", "text"],
        ["share", "Share", "share"],
      ]),
    };
  },
);
