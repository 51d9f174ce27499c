import type { ArtistTag } from "../../../lib/site-data/tags.ts";

/** Counts below say nothing: one person's word. */
const FEWEST_PEOPLE = 2;

/** What the artist sounds like, each tag with its page, and with how many people say so. */
export function PageTags({ tags }: { tags: readonly ArtistTag[] }) {
  if (tags.length === 0) return null;
  return (
    <ul aria-label="Tags" className="flex flex-wrap gap-x-5">
      {tags.map(({ slug, name, people }) => (
        <li key={slug} className="flex items-baseline gap-x-1.5">
          <a href={`/tag/${slug}`} className="link inline-flex min-h-8 items-center font-medium text-lg">
            <bdi>{name}</bdi>
          </a>
          {people === null || people < FEWEST_PEOPLE ? null : (
            <span title={`${people} people say ${name}`} className="text-ink-soft text-xs tabular-nums">
              {people}
              <span className="sr-only"> people say so</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
