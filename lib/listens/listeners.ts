import type { FileReport, Reading } from "./reading.ts";

/** How files are shared out to listeners: by what they and their names say, or as the user says. */
export type ListenerRule = "auto" | "one" | "per-file";

/** Words in names of files and folders that name no listener: of services, programs, exports and copies. */
const GENERIC = new Set(
  `spotify lastfm last fm listenbrainz listen listens listening youtube music apple itunes deezer maloja koito pano
  scrobbler scrobblers scrobble scrobbles scrobbling scrubbler rockbox foobar libre librefm shazam shazamlibrary exportify
  lastfmstats recenttracks recent tracks track streaming streaminghistory stream history histories extended account
  audio video podcast audiobook endsong songs song artists artist albums library playlist playlists play plays played
  playcount counts activity daily watch takeout google my mydata data dataset export exports exported backup backups
  archive archives download downloads downloaded file files folder copy kopie copie copia old new all full complete total
  part parts volume vol year years month months week day january february march april may june july august september
  october november december jan feb mar apr jun jul aug sep sept oct nov dec
  of and the from for with to in media services information xml json jsonl csv tsv txt log zip gz xlsx dat html user
  users table tables list lists input output test h http https www com net org de en us eu utc z`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Exporters' own naming schemes, which hold the listener's name. */
const SCHEMES = [/^(?:recenttracks|lovedtracks|lastfmstats)-(.+?)(?:-\d{9,})?$/i, /^listenbrainz_(.+)_\d{9,}$/i];

const EXTENSION = /\.(?:csv|tsv|txt|dat|log|jsonl?|ndjson|xml|xlsx|html?|zip|gz|tgz)$/i;

/** A name without its extensions and the marks of a copy: "ann (1).csv.gz" → "ann". */
function bareName(name: string): string {
  let bare = name.replace(/^\.+/, "");
  for (let before = ""; before !== bare; ) {
    before = bare;
    bare = bare
      .replace(EXTENSION, "")
      .replace(/\s*\(\d+\)$/, "")
      .replace(/(?:\s+-)?\s+(?:copy|kopie|copie|copia)(?:\s+\d+)?$/i, "")
      .replace(/\.scrobbler$/i, "")
      .trim();
  }
  return bare;
}

/** A file's name as that of a listener, as `--listener-per-file` takes it: "ann" of `ann.csv`, `recenttracks-ann-170….csv`. */
export function listenerOf(path: string): string {
  const bare = bareName(path.slice(path.lastIndexOf("/") + 1));
  for (const scheme of SCHEMES) {
    const [, name] = scheme.exec(bare) ?? [];
    if (name !== undefined) return name;
  }
  return bare;
}

interface Named {
  name: string;
  /** By an exporter's scheme: as sure as if the content said it. */
  isSure: boolean;
}

/** The listener that a name of a file or folder tells of; null if its words are all of services, dates and parts. */
function personIn(name: string): Named | null {
  const bare = bareName(name);
  for (const scheme of SCHEMES) {
    const [, person] = scheme.exec(bare) ?? [];
    if (person !== undefined) return { name: person, isSure: true };
  }
  // A number that stands by itself is a part or a date; one that belongs to a word is part of a name (user2).
  const words = bare.split(/[\s_\-.,()[\]]+/).filter((word) => word !== "" && !/^\d+(?:t\d+z?)?$/i.test(word));
  const isGeneric = (word: string) => GENERIC.has(word.toLowerCase().replace(/\d+$/, "")) && !/^users?\d+$/i.test(word);
  const own = words.filter((word) => !isGeneric(word));
  if (own.length === 0) return null;
  // "ann" of "ann-2023", "ann_spotify" and "ann part 2", but "ann b" and "o'neil" as they are.
  return {
    name: own.length === words.length ? bare.replace(/[\s_\-.]+(?:\d+[\s_\-.]*)+$/, "") : own.join(" "),
    isSure: false,
  };
}

/** Whose each file is. */
export interface Listeners {
  names: string[];
  /** Of each file that does not name its listeners row by row. */
  ofFile: Uint32Array;
  /** What was assumed, for the user to correct. */
  notes: string[];
}

/** Rows say `user` by number; -1 for files whose rows name nobody. */
const NOBODY = "listener";

/** Files in archives belong together; so does what lies below a folder whose listener a file in it names. */
export function shareOut({ files }: Pick<Reading, "files">, rule: ListenerRule): Listeners {
  const numbers = new Map<string, number>();
  const numberOf = (name: string) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  };
  const ofFile = new Uint32Array(files.length);
  const notes: string[] = [];
  const counted = files.map((file, index) => ({ file, index })).filter(({ file }) => file.kept > 0);
  if (rule === "one") {
    for (const { index } of counted) ofFile[index] = numberOf(NOBODY);
    return { names: [...numbers.keys()], ofFile, notes };
  }
  const folders = files.filter(({ speaksForFolder }) => speaksForFolder);
  const people = counted.map(({ file, index }) => ({ file, index, person: personOf(file, folders, rule) }));
  const own = people.filter(({ file }) => !file.hasUsers);
  const namedOnes = [...new Set(own.flatMap(({ person }) => (person === null ? [] : [person.name])))];
  const [onlyOne] = namedOnes;
  const rest = namedOnes.length === 1 && onlyOne !== undefined ? onlyOne : NOBODY;
  for (const { index, person } of people) ofFile[index] = numberOf(person?.name ?? rest);
  if (rule === "auto") notes.push(...assumptions(own, namedOnes));
  return { names: [...numbers.keys()], ofFile, notes };
}

type Owned = { file: FileReport; person: Named | null };

function personOf(file: FileReport, folders: readonly FileReport[], rule: ListenerRule): Named | null {
  if (file.listener !== null) return { name: file.listener, isSure: true };
  const speaker = folders.find(
    ({ path }) => file.path.startsWith(path.slice(0, path.lastIndexOf("/") + 1)) && path.includes("/"),
  );
  const rootSpeaker = folders.find(({ path }) => !path.includes("/"));
  const said = speaker?.listener ?? rootSpeaker?.listener ?? null;
  if (said !== null) return { name: said, isSure: true };
  const parts = file.path.split("/");
  if (rule === "per-file") {
    const archive = parts.findIndex((part) => /\.zip$/i.test(part));
    const own = archive < 0 ? parts : parts.slice(0, archive + 1);
    return { name: listenerOf(own.join("/")) === "" ? own.join("/") : distinctName(own), isSure: true };
  }
  // The file's own name says more than its folders'.
  for (const part of parts.reverse()) {
    const person = personIn(part);
    if (person !== null) return person;
  }
  return null;
}

/** Files of one name in several folders are several. */
const distinctName = (parts: readonly string[]) => [...parts.slice(0, -1), listenerOf(parts.at(-1) ?? "")].join("/");

const MOST_NAMED = 4;
const list = (names: readonly string[]) =>
  names.length > MOST_NAMED
    ? `${names.slice(0, MOST_NAMED).join(", ")} and ${names.length - MOST_NAMED} more`
    : names.join(", ");
const shortName = ({ file }: Owned) => file.path.slice(file.path.lastIndexOf("/") + 1);

/** What was concluded from names alone. */
function assumptions(own: readonly Owned[], namedOnes: readonly string[]): string[] {
  if (own.length < 2) return [];
  const unnamed = own.filter(({ person }) => person === null);
  const guessed = own.filter(({ person }) => person !== null && !person.isSure);
  const notes: string[] = [];
  if (unnamed.length > 1 || (unnamed.length === 1 && namedOnes.length > 0)) {
    const whose =
      namedOnes.length === 1 ? " with the other files" : namedOnes.length > 1 ? ", besides those that others name" : "";
    notes.push(
      `Took ${list(unnamed.map(shortName))} for the history of one listener${whose}; --listener-per-file makes each file a listener.`,
    );
  }
  if (guessed.length > 0 && namedOnes.length > 1) {
    notes.push(
      `Took ${namedOnes.length} listeners from the names of files and folders (${list(namedOnes)}); --one-listener makes them one.`,
    );
  } else if (guessed.length > 1) {
    notes.push(
      `Took ${list(guessed.map(shortName))} for parts of one listener's history; --listener-per-file makes each file a listener.`,
    );
  }
  return notes;
}
