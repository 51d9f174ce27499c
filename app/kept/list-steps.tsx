import type { ReactNode } from "react";
import { blendHref, MAX_BLENDED } from "../../lib/blend/address.ts";
import { forYouHref, PLAYED_MAX } from "../../lib/for-you/address.ts";
import { formatCount } from "../../lib/format.ts";
import { PageLink } from "../_ui/page-link.tsx";

type ListStepsProps = {
  artists: readonly { slug: string }[];
  /** What the leading artists of the list are, if not all of them can be used. */
  leading: "first" | "most recent";
  /** Further steps. */
  children?: ReactNode;
};

/** What can be done with a list of artists: suggestions from it, and a blend of its leading six. */
export function ListSteps({ artists, leading, children }: ListStepsProps) {
  const blended = artists.slice(0, MAX_BLENDED).map(({ slug }) => ({ artist: slug, weight: 1 }));
  const suggested = artists.slice(0, PLAYED_MAX).map(({ slug }) => ({ slug, count: null, typed: null }));
  const these = (used: number) => (used < artists.length ? `the ${formatCount(used)} ${leading}` : "these");
  return (
    <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <PageLink
        href={forYouHref({ played: suggested, missed: [], dropped: 0 })}
        className="flex min-h-12 w-fit items-center rounded-full border border-transparent bg-accent px-6 font-semibold text-on-accent"
      >
        Get suggestions from {these(suggested.length)}
      </PageLink>
      {artists.length < 2 ? null : (
        <PageLink href={blendHref(blended)} className="link flex min-h-11 items-center font-semibold">
          Blend {these(blended.length)}
        </PageLink>
      )}
      {children}
    </p>
  );
}
