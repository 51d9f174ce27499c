/** Why a row is not counted, as worded in reports. Ids that ingest has too mean the same there. */
export const REASONS = {
  podcast: "a podcast or an audiobook, not music",
  short: "shorter than 30 s",
  skipped: "skipped",
  private: "played in a private session",
  event: "not a play: another event of the log",
  "now-playing": "playing now, no date",
  loved: "a loved or rated track, not a play",
  video: "a YouTube video outside YouTube Music",
  advertisement: "an advertisement",
  duplicate: "the same play again",
  "left-out": "left out by the corrections",
  total: "a total of plays that are listed one by one elsewhere",
  "no-artist": "the artist is missing",
  "no-user": "the user is missing",
  "no-date": "the date is missing or cannot be read",
  "plays-not-a-positive-integer": "plays is not a positive whole number",
  "wrong-column-count": "the line has too few or too many columns",
  "broken-quoting": "a quoted field is not closed",
  "not-json": "it is not valid JSON",
  "not-a-listen": "not a record of listening",
  "line-too-long": "the line is longer than 2 MB",
  truncated: "the file ends within this row",
} as const;

export type Reason = keyof typeof REASONS;

/** Reasons that are normal in an export. All others are faults, of the file or of how it was read. */
export const EXPECTED_REASONS: ReadonlySet<Reason> = new Set<Reason>([
  "podcast",
  "short",
  "skipped",
  "private",
  "event",
  "now-playing",
  "loved",
  "video",
  "advertisement",
  "duplicate",
  "left-out",
  "total",
]);

/** How exactly a time is known. */
export const PRECISIONS = ["none", "date", "minute", "second"] as const;
export type Precision = (typeof PRECISIONS)[number];

export interface Time {
  /** Unix time in seconds; NaN if unknown. */
  at: number;
  precision: Precision;
}

export interface Credit {
  name: string;
  mbid: string | null;
}

/** One row of an export. */
export interface Play extends Credit {
  /** Other credited artists: each counts if it is known as an artist of its own. */
  others?: readonly Credit[];
  track: string;
  time: Time;
  /** Seconds that the track was heard, if `time` is when it ended; else 0. */
  heardSeconds?: number;
  /** Default 1. */
  plays?: number;
  /** The listener, if the row names one. */
  user?: string;
}

export const NO_TIME: Time = { at: Number.NaN, precision: "none" };

/** Spotify's and Apple's own limit for counting a stream. */
export const SHORTEST_PLAY_MS = 30_000;
