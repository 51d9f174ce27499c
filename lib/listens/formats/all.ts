import type { JsonFormat, TableFormat } from "../format.ts";
import { appleDailyTracks, appleLibrary, appleOther, applePlayActivity } from "./apple.ts";
import { deezer } from "./deezer.ts";
import { exportify } from "./exportify.ts";
import { koito } from "./koito.ts";
import { lastfmJson, lastfmTop } from "./lastfm-json.ts";
import { lastfmstatsTable, lastfmTable } from "./lastfm-tables.ts";
import { listenbrainz, listenbrainzFeedback, listenbrainzTop } from "./listenbrainz.ts";
import { lastfmstatsJson, listensJson } from "./listens-json.ts";
import { maloja } from "./maloja.ts";
import { panoJson, panoTable } from "./pano.ts";
import { shazam } from "./shazam.ts";
import { spotifyAccount } from "./spotify-account.ts";
import { spotifyExtended } from "./spotify-extended.ts";
import { spotifyAccountTable, spotifyExtendedTable } from "./spotify-tables.ts";
import { numberedArtists, table } from "./table.ts";
import { youtube } from "./youtube.ts";

/** The first that accepts a record reads it: the particular ones before those that accept much. */
export const JSON_FORMATS: readonly JsonFormat[] = [
  spotifyExtended,
  spotifyAccount,
  listenbrainz,
  listenbrainzFeedback,
  listenbrainzTop,
  lastfmJson,
  lastfmTop,
  lastfmstatsJson,
  maloja,
  koito,
  youtube,
  panoJson,
  appleLibrary,
  listensJson,
];

/** The first that matches a header. */
export const TABLE_FORMATS: readonly TableFormat[] = [
  spotifyExtendedTable,
  spotifyAccountTable,
  applePlayActivity,
  appleDailyTracks,
  panoTable,
  deezer,
  shazam,
  exportify,
  lastfmstatsTable,
  lastfmTable,
  numberedArtists,
  table,
  appleOther,
];
