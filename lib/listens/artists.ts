import { isPlaceholder } from "../primitives/placeholder.ts";
import { type Corrections, NO_CORRECTIONS } from "./corrections.ts";
import { featuredIn, nameKey, plainlyConflict, unescaped } from "./names.ts";
import type { Credit } from "./play.ts";
import type { Plays } from "./plays.ts";

/** An artist, however the files spell it. */
export interface Artist {
  name: string;
  /** Other spellings, and MBIDs; both by their rows. */
  otherNames: string[];
  mbids: string[];
}

export interface ArtistOptions {
  corrections?: Corrections;
  /** Whether rows are counted already, and so are left out. */
  isDropped?: Uint8Array;
  /** Whether an artist of this name key is known elsewhere, as in the dataset of a page. */
  isKnown?: (key: string) => boolean;
}

/** Who counts for which credit. */
export interface Resolved {
  artists: Artist[];
  /** By number of a credit in `plays.credits`: the artists that each of its plays counts for; none: left out. */
  ofCredit: readonly (readonly number[])[];
  notes: string[];
}

const isOneCase = (text: string) => text === text.toUpperCase() || text === text.toLowerCase();

/** Row counts by text. */
class Tally {
  readonly counts = new Map<string, number>();

  add(text: string, rows: number): void {
    this.counts.set(text, (this.counts.get(text) ?? 0) + rows);
  }

  /** Most rows first, then those in capitals and small letters, then by the text. */
  sorted(): string[] {
    return [...this.counts]
      .sort(
        ([a, rowsA], [b, rowsB]) => rowsB - rowsA || Number(isOneCase(a)) - Number(isOneCase(b)) || (a < b ? -1 : 1),
      )
      .map(([text]) => text);
  }
}

/** Names that are equal, with their spellings and MBIDs. */
interface Identity {
  key: string;
  spellings: Tally;
  mbids: Tally;
}

/**
 * Decides which credits are of the same artist: by equal names, by a name that was escaped, by one MBID that stands with both,
 * by what the corrections say; and for whom a credit of several counts.
 */
export function resolveArtists(plays: Plays, options: ArtistOptions = {}): Resolved {
  const { corrections = NO_CORRECTIONS, isDropped, isKnown = () => false } = options;
  const rows = new Float64Array(plays.credits.length);
  for (let row = 0; row < plays.length; row++) {
    if (isDropped?.[row] !== 1) rows[plays.credit(row)] = (rows[plays.credit(row)] ?? 0) + 1;
  }
  const mainKeys = new Set<string>();
  for (const [index, { first }] of plays.credits.entries()) {
    if ((rows[index] ?? 0) > 0) mainKeys.add(nameKey(featuredIn(first.name)?.main ?? first.name));
  }
  const isArtist = (key: string) => mainKeys.has(key) || isKnown(key);
  const identities = new Map<string, Identity>();
  const identityOf = (name: string) => {
    const key = nameKey(name);
    const known = identities.get(key);
    if (known !== undefined) return known;
    const created = { key, spellings: new Tally(), mbids: new Tally() };
    identities.set(key, created);
    return created;
  };
  const creditsOf = plays.credits.map((credits, index) => {
    const count = rows[index] ?? 0;
    if (count === 0) return [];
    const counted = countedCredits(credits, isArtist).flatMap(({ name, mbid }) => {
      const instead = corrections.instead.get(nameKey(name));
      if (instead === undefined) return [{ name, mbid }];
      return instead.map((other) => ({ name: other, mbid: null }));
    });
    for (const { name, mbid } of counted) {
      const identity = identityOf(name);
      identity.spellings.add(name, count);
      if (mbid !== null) identity.mbids.add(mbid, count);
    }
    return counted.map(({ name }) => nameKey(name));
  });
  const { groupOf, notes } = joinByMbid(identities);
  const artists: Artist[] = [];
  const numbers = new Map<string, number>();
  const members = new Map<string, Identity[]>();
  for (const identity of identities.values()) {
    const group = groupOf(identity.key);
    members.set(group, [...(members.get(group) ?? []), identity]);
  }
  for (const [group, own] of members) {
    numbers.set(group, artists.length);
    artists.push(artistOf(own, corrections));
  }
  const ofCredit = creditsOf.map((keys) => [...new Set(keys.map((key) => numbers.get(groupOf(key)) ?? 0))]);
  return { artists, ofCredit, notes };
}

/** The artists that a credit counts for: the first, and each other that is an artist of its own. */
function countedCredits(
  { first, others }: { first: Credit; others: readonly Credit[] },
  isArtist: (key: string) => boolean,
): Credit[] {
  const featured = featuredIn(first.name);
  const main: Credit =
    featured === null ? first : { name: featured.main, mbid: others.length === 0 ? null : first.mbid };
  const plain = unescaped(main.name);
  const own = plain !== null && isArtist(nameKey(plain)) ? { ...main, name: plain } : main;
  const more = [...others, ...(featured?.others ?? []).map((name) => ({ name, mbid: null }))].filter(({ name }) =>
    isArtist(nameKey(name)),
  );
  const keys = new Set([nameKey(own.name)]);
  return [
    own,
    ...more.filter(({ name }) => {
      const isNew = !keys.has(nameKey(name));
      keys.add(nameKey(name));
      return isNew;
    }),
  ];
}

/** Joins names whose rows mostly carry the same MBID, unless they plainly are of different artists. */
function joinByMbid(identities: ReadonlyMap<string, Identity>): { groupOf: (key: string) => string; notes: string[] } {
  const byMbid = new Map<string, Identity[]>();
  for (const identity of identities.values()) {
    const [mbid] = identity.mbids.sorted();
    if (mbid === undefined || isPlaceholder(identity.spellings.sorted()[0] ?? "", mbid)) continue;
    byMbid.set(mbid, [...(byMbid.get(mbid) ?? []), identity]);
  }
  const groups = new Map<string, string>();
  const notes: string[] = [];
  const rowsOf = ({ spellings }: Identity) => [...spellings.counts.values()].reduce((sum, rows) => sum + rows, 0);
  for (const [mbid, own] of byMbid) {
    const [first, ...others] = own.sort((a, b) => rowsOf(b) - rowsOf(a) || (a.key < b.key ? -1 : 1));
    for (const other of others) {
      if (first === undefined) break;
      const [nameA = "", nameB = ""] = [first.spellings.sorted()[0], other.spellings.sorted()[0]];
      if (plainlyConflict(nameA, nameB)) {
        notes.push(
          `"${nameA}" and "${nameB}" carry the same MusicBrainz id (${mbid}) but were kept apart; --corrections can merge them.`,
        );
      } else groups.set(other.key, first.key);
    }
  }
  return { groupOf: (key) => groups.get(key) ?? key, notes };
}

/** The most frequent spelling names the artist. */
function artistOf(own: readonly Identity[], corrections: Corrections): Artist {
  const spellings = new Tally();
  const mbids = new Tally();
  for (const identity of own) {
    for (const [spelling, rows] of identity.spellings.counts) spellings.add(spelling, rows);
    for (const [mbid, rows] of identity.mbids.counts) mbids.add(mbid, rows);
  }
  const told = own.map(({ key }) => corrections.spelling.get(key)).find((spelling) => spelling !== undefined);
  const [name = "", ...others] = told === undefined ? spellings.sorted() : [told, ...spellings.sorted()];
  return { name, otherNames: [...new Set(others)].filter((other) => other !== name), mbids: mbids.sorted() };
}
