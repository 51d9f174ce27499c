import { blendHref } from "../../lib/blend/address.ts";
import { formatPlural, formatSimilarity } from "../../lib/format.ts";
import type { PathQuery } from "../../lib/path/address.ts";
import { MIN_SHARED } from "../../lib/primitives/min-shared.ts";
import { CopyLink } from "../_ui/copy-link.tsx";
import { PageLink } from "../_ui/page-link.tsx";
import { AvoidedArtists } from "./avoided-artists.tsx";
import { Chain } from "./chain/chain.tsx";
import type { FoundPath, PathStep } from "./find-path.ts";
import { MinimumLinks, RouteLinks } from "./route-links.tsx";
import { StepList } from "./step-list.tsx";

type Path = Extract<FoundPath, { kind: "path" }>;

/** `other` is the route of the kind that isn't shown. */
type PathViewProps = { query: PathQuery; found: Path; other: Path };

/** The chain as a drawing, then step by step, then links to continue. */
export function PathView({ query, found, other }: PathViewProps) {
  const { artists, steps } = found;
  return (
    <>
      <section className="mt-10" aria-labelledby="chain">
        <div className="flex flex-wrap items-baseline justify-between gap-x-8">
          <h2 id="chain">{steps.length === 1 ? "Direct neighbours" : formatPlural(steps.length, "step")}</h2>
          <CopyLink />
        </div>
        <div className="flex flex-wrap items-center gap-x-10 print:hidden">
          <RouteLinks query={query} found={found} other={other} />
          <MinimumLinks query={query} />
        </div>
        <AvoidedArtists query={query} />
        <Chain artists={artists} steps={steps} />
        <p className="mt-8 max-w-prose text-ink-soft text-sm tabular-nums">
          <Choice query={query} steps={steps} /> A circle’s area shows an artist’s audience; a link’s width shows how
          similar two artists are. Two artists are linked when one is among the other’s ten nearest, or the next ten
          nearest that share at least {MIN_SHARED} listeners.
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

/** What the route was chosen by, and its value of that. */
function Choice({ query: { route, min }, steps }: { query: PathQuery; steps: PathStep[] }) {
  const thin = steps.filter(({ isThin }) => isThin).length;
  const product = steps.reduce((soFar, { similarity }) => soFar * similarity, 1);
  const figure = product.toLocaleString("en", { maximumSignificantDigits: 2 });
  return (
    <>
      {route === "shortest" ? "No path has fewer steps; of those as short, this one" : "This path"} has the fewest steps
      that rest on fewer than {MIN_SHARED} shared listeners ({thin === 0 ? "none" : thin}), and then the highest
      combined similarity: all steps multiplied, {figure}.
      {min > 0 ? ` Every step has a similarity of at least ${formatSimilarity(min)}.` : null}
    </>
  );
}
