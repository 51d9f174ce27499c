import type { Csr } from "../../../lib/kernel/csr.ts";
import { printable } from "../../../lib/primitives/printable.ts";
import { MIN_GROUP_LISTENERS } from "../../../lib/primitives/privacy.ts";
import type { Manifest } from "../../../lib/site-data/manifest.ts";
import type { ArtistRecord } from "../ingest/ingested.ts";

/** The listeners who play an artist that no one else plays, and their plays of such artists. */
export interface SoleListening {
  listeners: number;
  plays: number;
}

/** @param userArtists plays, users in rows; every artist's listeners are among them */
export function soleListening(
  { rows, indptr, indices, data }: Csr,
  artists: readonly Pick<ArtistRecord, "listeners">[],
): SoleListening {
  const sole = { listeners: 0, plays: 0 };
  for (let user = 0; user < rows; user++) {
    let found = false;
    for (let place = indptr[user] ?? 0; place < (indptr[user + 1] ?? 0); place++) {
      if (artists[indices[place] ?? 0]?.listeners !== 1) continue;
      found = true;
      sole.plays += data[place] ?? 0;
    }
    if (found) sole.listeners++;
  }
  return sole;
}

export interface Disclosed {
  ingested: {
    artists: readonly Pick<ArtistRecord, "listeners">[];
    users: number;
    plays: number;
    rows: Pick<Manifest["rows"], "rejected">;
  };
  settings: { publishMinListeners: number };
  sole: SoleListening | null;
}

const count = (value: number) => value.toLocaleString("en-GB");
const many = (value: number, noun: string) => `${count(value)} ${noun}${value === 1 ? "" : "s"}`;

/**
 * What a reader of the site could infer about a person whose exports these are, and how to publish less, line
 * by line, for the operator.
 */
export function disclosure({ ingested, settings, sole }: Disclosed): string[] {
  const { artists, users, plays, rows } = ingested;
  return [
    "These are people's own exports. What a reader of the site can infer about a single listener:",
    ...(users === 1
      ? [
          `  There is only one listener, so every number is theirs: ${many(artists.length, "artist")} and ${many(plays, "play")} in all.`,
        ]
      : ofSeveral(artists, users, plays, settings.publishMinListeners, sole)),
    ...waysOut(artists, settings.publishMinListeners),
    `  Listeners' totals are published in bins of at least ${MIN_GROUP_LISTENERS} listeners${users < MIN_GROUP_LISTENERS ? ", so none are published here" : ""}; names of listeners and files are not.`,
    "  Search engines are asked to stay away, unless the site is built with SEARCH_ENGINES=allow.",
    ...rejectedRows(rows.rejected),
  ];
}

function ofSeveral(
  artists: Disclosed["ingested"]["artists"],
  users: number,
  plays: number,
  floor: number,
  sole: SoleListening | null,
): string[] {
  const single = artists.filter(({ listeners }) => listeners === 1).length;
  if (single === 0) return ["  No artist has only one listener."];
  if (floor > 1)
    return [
      `  ${many(single, "artist")} with only one listener have no page, because of --publish-min-listeners ${floor}.`,
    ];
  const whose = sole === null ? "" : ` This applies to ${count(sole.listeners)} of ${many(users, "listener")}.`;
  const total = sole === null ? "" : ` (${count(sole.plays)} of ${many(plays, "play")} in all)`;
  return [
    `  ${count(single)} of ${many(artists.length, "artist")} have only one listener. Each page shows how often that listener played the artist${total}, and lists other artists of theirs as its neighbours.${whose}`,
  ];
}

/** How many artists higher thresholds would leave, if fewer. */
function waysOut(artists: Disclosed["ingested"]["artists"], floor: number): string[] {
  const left = (least: number) => artists.filter(({ listeners }) => listeners >= least).length;
  const ways = [2, MIN_GROUP_LISTENERS]
    .filter((least) => least > floor && left(least) > 0 && left(least) < left(floor))
    .map((least) => `--publish-min-listeners ${least} leaves ${many(left(least), "artist")}`);
  if (ways.length > 0)
    return [`  To publish less: ${ways.join(", ")} of ${count(left(floor))}; the others get no page and no row.`];
  return left(2) === 0 && floor === 1
    ? ["  --publish-min-listeners N leaves out artists with fewer than N listeners: here all of them."]
    : [];
}

function rejectedRows(rejected: Manifest["rows"]["rejected"]): string[] {
  const lines = rejected.flatMap(({ description, examples }) =>
    examples.map(({ file, line, text }) => `    ${file}, line ${count(line)}: ${description}: ${printable(text)}`),
  );
  return lines.length === 0 ? [] : ["  Rejected rows are counted, not quoted; here are some, for you alone:", ...lines];
}
