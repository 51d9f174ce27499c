import { FORMAT_VERSION } from "../../../lib/primitives/format-version.ts";
import type { ArtistRow } from "../../../lib/site-data/browse.ts";
import { TAG_FILE, TAG_INDEX_FILE, type TagFile } from "../../../lib/site-data/tags.ts";
import { tagsOf } from "../../../lib/tags/rank-tags.ts";
import { artistsByTag, relatedTags } from "../../../lib/tags/related-tags.ts";
import { type CatalogueTags, peopleAt } from "./catalogue-tags.ts";
import { type OutputFile, outputFile } from "./write-files.ts";

const BEST = 60;
const GEMS = 20;
const RELATED = 12;
/** Of a tag of few artists, this share is shown by popularity, so that the rest can be gems. */
const BEST_SHARE = 0.7;
/** With fewer artists all of them are shown by popularity. */
const MIN_ARTISTS_FOR_GEMS = 10;

/** `tags.json`, and a file for every tag that an artist carries. `rows` come most listened to first. */
export function* tagFiles(edition: string, rows: readonly ArtistRow[], tags: CatalogueTags): Generator<OutputFile> {
  const byTag = artistsByTag(tags);
  const tagged = tags.counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  const rowOf = (tag: number) => ({
    slug: tags.slugs[tag] ?? "",
    name: tags.names[tag] ?? "",
    artists: byTag[tag]?.length ?? 0,
  });
  const common = { formatVersion: FORMAT_VERSION, edition };
  yield outputFile(TAG_INDEX_FILE, {}, { ...common, tags: tags.names.map((_, tag) => rowOf(tag)) });
  for (const [tag, slug] of tags.slugs.entries()) {
    const file: TagFile = {
      ...common,
      ...rowOf(tag),
      ...artistsOf(tag, byTag[tag] ?? [], rows, tags),
      related: relatedTags(tag, tags, byTag, { tagged, limit: RELATED }).map((related) => ({
        ...rowOf(related.tag),
        artists: related.artists,
      })),
    };
    yield outputFile(TAG_FILE, { slug }, file);
  }
}

/**
 * A tag's best-known artists, and gems: of the less known half, those that the tag describes best. How well is its score
 * for the artist, times its share of the scores of all tags of the artist.
 */
function artistsOf(
  tag: number,
  artists: readonly number[],
  rows: readonly ArtistRow[],
  tags: CatalogueTags,
): Pick<TagFile, "best" | "gems"> {
  const placeOf = (artist: number) => tagsOf(tags, artist).indexOf(tag);
  const listed = (artist: number) => {
    const row = rows[artist];
    return row === undefined ? [] : [{ ...row, people: peopleAt(tags, artist, placeOf(artist)) }];
  };
  const shown =
    artists.length < MIN_ARTISTS_FOR_GEMS ? artists.length : Math.min(BEST, Math.ceil(artists.length * BEST_SHARE));
  const fits = (artist: number) => {
    const from = artist * tags.perArtist;
    const scores = tags.scores.subarray(from, from + (tags.counts[artist] ?? 0));
    const own = scores[placeOf(artist)] ?? 0;
    return (own * own) / scores.reduce((sum, score) => sum + score, 0);
  };
  const gems = artists
    .slice(Math.max(shown, Math.floor(artists.length / 2)))
    .map((artist) => ({ artist, fit: fits(artist) }))
    .sort((a, b) => b.fit - a.fit || a.artist - b.artist)
    .slice(0, GEMS);
  return { best: artists.slice(0, shown).flatMap(listed), gems: gems.flatMap(({ artist }) => listed(artist)) };
}
