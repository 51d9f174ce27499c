import type { ArtistTag } from "../../../lib/site-data/tags.ts";
import { PageLink } from "../../_ui/page-link.tsx";
import { saidBySeveral } from "./introduction.ts";

/** What the artist sounds like, each tag with its page, and with how many people say so. */
export function PageTags({ tags }: { tags: readonly ArtistTag[] }) {
  if (tags.length === 0) return null;
  const said = new Map(saidBySeveral(tags).map(({ name, people }) => [name, people]));
  return (
    <ul aria-label="Tags" className="flex flex-wrap gap-x-4 sm:gap-x-5">
      {tags.map(({ slug, name }) => (
        <li key={slug} className="flex items-baseline gap-x-1.5">
          <PageLink href={`/tag/${slug}`} className="link inline-flex min-h-8 items-center font-medium sm:text-lg">
            <bdi>{name}</bdi>
          </PageLink>
          {said.has(name) ? (
            <span title={`${said.get(name)} people say ${name}`} className="text-ink-soft text-xs tabular-nums">
              {said.get(name)}
              <span className="sr-only"> people say so</span>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
