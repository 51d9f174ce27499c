import { lastfmArtistUrl } from "../../lib/lastfm/contract.ts";
import { BioOnApproach } from "./bio-on-approach.tsx";

/**
 * The artist's biography from Last.fm once the reader scrolls near, with a link to Last.fm until then and as the fallback.
 * Space for three lines is reserved from the start, so that no response shifts the content below.
 */
export function ArtistBio({ slug, name }: { slug: string; name: string }) {
  return (
    <section aria-labelledby="bio">
      <h2 id="bio" className="mb-2 text-lg">
        About <bdi>{name}</bdi>
      </h2>
      {/* Three lines of text and the row of credits. */}
      <div className="min-h-[calc(3lh+2.75rem)]">
        <BioOnApproach slug={slug}>
          <a href={lastfmArtistUrl(name)} rel="external" className="link inline-flex min-h-11 items-center">
            <span>
              Read about <bdi>{name}</bdi> on Last.fm
            </span>
          </a>
        </BioOnApproach>
      </div>
    </section>
  );
}
