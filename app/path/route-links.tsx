import { formatPlural, formatSimilarity } from "../../lib/format.ts";
import { MINIMA, type PathQuery, pathHref } from "../../lib/path/address.ts";
import type { FoundPath } from "./find-path.ts";

type Path = Extract<FoundPath, { kind: "path" }>;
type RouteLinksProps = { query: PathQuery; found: Path; other: Path };

const CHOICE =
  "inline-flex min-h-11 min-w-11 items-center justify-center px-2 decoration-2 decoration-accent underline-offset-8 hover:text-accent aria-[current]:font-semibold aria-[current]:underline";

/** The smoothest route and the shortest, if they differ. */
export function RouteLinks({ query, found, other }: RouteLinksProps) {
  if (found.artists.map(({ slug }) => slug).join() === other.artists.map(({ slug }) => slug).join()) return null;
  const stepsOf = (route: PathQuery["route"]) => (route === query.route ? found : other).steps.length;
  return (
    <ul aria-label="Route" className="-ml-2 flex flex-wrap text-sm">
      {(["smoothest", "shortest"] as const).map((route) => (
        <li key={route}>
          <a
            href={pathHref({ ...query, route })}
            rel="nofollow"
            aria-current={route === query.route ? "true" : undefined}
            className={CHOICE}
          >
            {route === "smoothest" ? "Smoothest" : "Shortest"}, {formatPlural(stepsOf(route), "step")}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The similarity that every step must have at least. */
export function MinimumLinks({ query }: { query: PathQuery }) {
  return (
    <div className="flex flex-wrap items-center text-sm">
      <p id="minimum" className="pr-1 text-ink-soft">
        Minimum similarity
      </p>
      <ul aria-labelledby="minimum" className="flex">
        {MINIMA.map((min) => (
          <li key={min}>
            <a
              href={pathHref({ ...query, min })}
              rel="nofollow"
              aria-current={min === query.min ? "true" : undefined}
              className={CHOICE}
            >
              {min === 0 ? "any" : formatSimilarity(min)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
