import { blendHref } from "../../lib/blend/address.ts";
import { formatPlural } from "../../lib/format.ts";
import type { PathQuery } from "../../lib/path/address.ts";
import type { ArtistFile } from "../../lib/site-data/artist.ts";
import { CopyLink } from "../_ui/copy-link.tsx";
import { PageLink } from "../_ui/page-link.tsx";
import { AvoidedArtists } from "./avoided-artists.tsx";
import { Chain } from "./chain/chain.tsx";
import type { PathStep } from "./find-path.ts";
import { StepList } from "./step-list.tsx";

type PathViewProps = { query: PathQuery; artists: ArtistFile[]; steps: PathStep[] };

/** The chain as a drawing, then step by step, then links to continue. */
export function PathView({ query, artists, steps }: PathViewProps) {
  return (
    <>
      <section className="mt-12" aria-labelledby="chain">
        <div className="flex flex-wrap items-baseline justify-between gap-x-8">
          <h2 id="chain">{steps.length === 1 ? "Direct neighbours" : formatPlural(steps.length, "step")}</h2>
          <CopyLink />
        </div>
        <AvoidedArtists query={query} />
        <Chain artists={artists} steps={steps} />
        <p className="mt-8 max-w-prose text-ink-soft text-sm">
          A circle’s area shows an artist’s audience; a link’s width shows how similar two artists are. Two artists are
          linked when one is among the other’s ten nearest. This is the path with the highest combined similarity (all
          steps multiplied), so several strong steps beat one weak step.
        </p>
      </section>
      <section className="mt-section" aria-labelledby="steps">
        <h2 id="steps">Step by step</h2>
        <StepList query={query} artists={artists} steps={steps} />
        <p className="mt-8 flex flex-wrap gap-x-6 print:hidden">
          <PageLink
            href={blendHref([
              { artist: query.from, weight: 1 },
              { artist: query.to, weight: 1 },
            ])}
            className="link inline-flex min-h-11 items-center"
          >
            Blend the two artists
          </PageLink>
          {artists.length > 2 && artists.length <= 6 ? (
            <PageLink
              href={blendHref(artists.map(({ slug }) => ({ artist: slug, weight: 1 })))}
              className="link inline-flex min-h-11 items-center"
            >
              Blend the whole path
            </PageLink>
          ) : null}
        </p>
      </section>
    </>
  );
}
