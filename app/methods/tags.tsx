import { formatCount } from "../../lib/format.ts";
import type { Manifest } from "../../lib/site-data/manifest.ts";

/** Where tags come from, and that no similarity depends on them. */
export function Tags({ tags }: { tags: NonNullable<Manifest["tags"]> }) {
  return (
    <>
      <p>
        Tags say what an artist sounds like: “post-rock”, “60s”. They describe; they never enter a similarity. The lists
        would be the same without them.
      </p>
      <p>
        Source: {tags.source} ({tags.licence}). {formatCount(tags.distinct)} tags describe {formatCount(tags.artists)}{" "}
        artists.
      </p>
      <p>
        Spellings of one tag are merged (“hip hop”, “hip-hop”), and what tells of the person rather than the music is
        left out: “seen live”, “favourites”. Tags come first that many people gave to the artist and few artists carry.
        Where the source counts people, a number beside a tag says how many, from two on. All of them are in{" "}
        <a className="link" href="/data/tags.json">
          <code>tags.json</code>
        </a>
        .
      </p>
    </>
  );
}
