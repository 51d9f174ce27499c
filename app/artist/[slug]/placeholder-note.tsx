import type { ArtistFile } from "../../../lib/site-data/artist.ts";
import { PageLink } from "../../_ui/page-link.tsx";

/** In place of a list: what a name such as "[unknown]" stands for. */
export function PlaceholderNote({ artist: { name } }: { artist: Pick<ArtistFile, "name"> }) {
  return (
    <div className="mt-4 max-w-prose space-y-4">
      <p>
        <strong className="font-semibold">
          <bdi>{name}</bdi> is not an artist.
        </strong>{" "}
        Players and shops write such a name where a tag is missing, or where a record has many artists. Its listeners
        share no taste, so it has no similar artists and is in no other list. Their plays count in all other respects.
      </p>
      <p>
        <PageLink href="/methods#limits" className="link">
          About names that are not artists
        </PageLink>
      </p>
    </div>
  );
}
