import { createHash } from "node:crypto";
import { randomNormal } from "d3-random";
import { randomStream } from "../random/random-stream.ts";
import type { Catalogue } from "./catalogue.ts";
import { DATE_USERS, type FlawKind, type Row, writeRow } from "./flaws.ts";
import { type Interaction, simulateListener } from "./listener.ts";
import { type Market, openMarket } from "./market.ts";

export type SimulationOptions = {
  /** A whole number; the same seed and catalogue give the same bytes. */
  seed: number;
  listeners: number;
};

/** Totals of what was written; filled while the text is read. */
export type Tally = { rows: number; listeners: number; artists: Set<number>; flaws: Map<FlawKind, number> };

/** Spread of the natural logarithm by which one artist is played more per listener than another. */
const SPREAD_OF_APPEAL = 0.2;
/** Share of rows without the MBID, where the catalogue knows it. */
const MBID_LEFT_OUT = 0.1;
const ROWS_OF_A_DATE_USER = 6;

export function createTally(): Tally {
  return { rows: 0, listeners: 0, artists: new Set(), flaws: new Map() };
}

/** SHA-1 ids like Last.fm's, in the order of the file: ascending, as in the real one. */
function userIds({ seed, listeners }: SimulationOptions): string[] {
  const id = (_: unknown, index: number) =>
    createHash("sha1").update(`simulated listener ${seed}/${index}`).digest("hex");
  return Array.from({ length: listeners }, id).sort();
}

function drawAppeal({ artists }: Market, seed: number): Float64Array {
  return Float64Array.from(artists, ({ name }) =>
    randomNormal.source(randomStream(seed, `appeal/${name}`))(0, SPREAD_OF_APPEAL)(),
  );
}

/**
 * Simulates a dataset in Last.fm-360K's format: user, MBID, artist name and plays, separated by tabs, no header; a
 * user's rows are together, most plays first, except for the flaws (flaws.ts).
 * @param tally counts what has been returned so far
 * @returns the text, one user at a time; nothing is kept longer than that
 */
export function* simulateDataset(catalogue: Catalogue, options: SimulationOptions, tally: Tally): Generator<string> {
  const { seed } = options;
  const market = openMarket(catalogue);
  const appeal = drawAppeal(market, seed);

  function* writeUser(user: string, interactions: Interaction[]): Generator<string> {
    const random = randomStream(seed, `flaws/${user}`);
    for (const { artist, plays } of interactions) {
      const { name, mbid } = market.artists[artist] ?? { name: "", mbid: "" };
      const row: Row = { user, name, plays, mbid: random() < MBID_LEFT_OUT ? "" : mbid };
      const { lines, flaw } = writeRow(row, random);
      if (flaw) tally.flaws.set(flaw, (tally.flaws.get(flaw) ?? 0) + 1);
      tally.rows += lines.length;
      tally.artists.add(artist);
      for (const line of lines) yield `${line}\n`;
    }
  }

  for (const user of userIds(options)) {
    tally.listeners++;
    const interactions = simulateListener(market, appeal, randomStream(seed, `listener/${user}`));
    yield [...writeUser(user, interactions)].join("");
  }
  for (const user of DATE_USERS) {
    const interactions = simulateListener(market, appeal, randomStream(seed, `listener/${user}`));
    const rows = interactions.slice(0, ROWS_OF_A_DATE_USER).map(({ artist, plays }) => {
      const { name, mbid } = market.artists[artist] ?? { name: "", mbid: "" };
      return `${user}\t${mbid}\t${name}\t${plays}\n`;
    });
    tally.rows += rows.length;
    tally.flaws.set("user is a date", (tally.flaws.get("user is a date") ?? 0) + rows.length);
    yield rows.join("");
  }
}
