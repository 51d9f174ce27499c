import { formatCount, formatPlural } from "../../lib/format.ts";
import type { Manifest } from "../../lib/site-data/manifest.ts";
import { PageLink } from "./page-link.tsx";

type TagSourceProps = { tags: Manifest["tags"]; className?: string };

/** Where the tags come from, and what they are not used for. */
export function TagSource({ tags, className = "" }: TagSourceProps) {
  if (tags === null) return null;
  return (
    <section aria-labelledby="tag-source" className={`max-w-prose ${className}`}>
      <h2 id="tag-source" className="text-xl">
        Where the tags come from
      </h2>
      <p className="mt-3 text-ink-soft">
        {tags.source}. Licence: {tags.licence}. {formatPlural(tags.assignments, "assignment")} of{" "}
        {formatPlural(tags.distinct, "tag")} to {formatCount(tags.artists)} artists, after different spellings were
        merged and personal tags left out. Tags describe artists; they never influence who is similar to whom.{" "}
        <PageLink href="/methods" className="link">
          How it works
        </PageLink>
      </p>
    </section>
  );
}
