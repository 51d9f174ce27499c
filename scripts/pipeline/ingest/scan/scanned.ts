import type { RejectedRows, RejectionReason } from "../rejections.ts";
import type { ByteDictionary } from "./byte-dictionary.ts";
import type { Column } from "./column.ts";

/** What was read of a file: its kept rows as numbers, and the texts that these stand for. */
export interface ScannedRows {
  users: ByteDictionary;
  spellings: ByteDictionary;
  mbids: ByteDictionary;
  /** By kept row. */
  rowUsers: Column;
  rowSpellings: Column;
  rowPlays: Column;
  /** (spelling, MBID) pairs of kept rows with their row counts; a pair may be there several times. */
  pairSpellings: Column;
  pairMbids: Column;
  pairRows: Uint32Array;
  /** Spellings of rows that were read the slow way, kept or not: they count as found. */
  foundSpellings: ReadonlySet<number>;
  rejected: ReadonlyMap<RejectionReason, RejectedRows>;
}
