import * as v from "valibot";
import { PLAYED_MAX, type PlayedArtist } from "../../lib/for-you/address.ts";
import { LastfmUserName } from "../../lib/lastfm/user-name.ts";
import type { TopArtistsOutcome } from "../../lib/lastfm/user-top-artists.ts";
import { fold } from "../../lib/search/fold.ts";
import { toForm } from "../../lib/search/form.ts";
import { matchNames } from "../../lib/search/match-names.ts";
import { searchIndex } from "../../lib/site-data/read.ts";
import { topArtistsService } from "./top-artists.ts";

export type UserList =
  | { outcome: Exclude<TopArtistsOutcome["outcome"], "ok"> | "not-a-name" }
  | {
      outcome: "ok";
      user: string;
      /** The most played artists that are in this dataset. */
      played: PlayedArtist[];
      /** Names among the most played that are not. */
      missed: string[];
      /** True for everything the user plays, known here or not. */
      isKnown: (artist: { name: string }) => boolean;
    };

/** A list is made from this many of a user's most played artists. */
const MAX_PLAYED = 50;

const keyOf = (name: string) => toForm(fold(name)).key;

/** The artists a Last.fm user plays, matched to this dataset. Only valid user names are requested. */
export async function readUserList(typed: string): Promise<UserList> {
  const name = v.safeParse(LastfmUserName, typed);
  if (!name.success) return { outcome: "not-a-name" };
  const list = await topArtistsService().find(name.output);
  if (list.outcome !== "ok") return { outcome: list.outcome };
  const lines = list.artists
    .slice(0, MAX_PLAYED)
    .map(({ name: text, plays }) => ({ text, count: plays, readings: [text], parts: [] }));
  const { artists, unmatched } = await matchNames(lines, searchIndex);
  const keys = new Set(list.artists.map((artist) => keyOf(artist.name)));
  return {
    outcome: "ok",
    user: list.user,
    played: artists.slice(0, PLAYED_MAX),
    missed: unmatched,
    isKnown: (artist) => keys.has(keyOf(artist.name)),
  };
}
