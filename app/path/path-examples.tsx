import { pathBetween, pathHref } from "../../lib/path/address.ts";
import { ARTIST_FILE } from "../../lib/site-data/artist.ts";
import type { NeighbourGraph } from "../../lib/site-data/neighbour-graph.ts";
import { readData, readMostPopular } from "../../lib/site-data/read.ts";
import { PageLink } from "../_ui/page-link.tsx";
import { ANY_PATH, type FoundPath, findPath } from "./find-path.ts";
import { readNeighbourGraph } from "./neighbour-graph.ts";

/** Well-known artists that examples are made of. */
const POOL = 60;
const EXAMPLES = 4;
/** Minimum steps of an interesting path. */
const MIN_STEPS = 3;

/** Without ends: real chains between well-known artists, each a link. */
export async function PathExamples() {
  const examples = await findExamples();
  if (examples.length === 0) return null;
  return (
    <section className="mt-12 max-w-3xl" aria-labelledby="examples">
      <h2 id="examples" className="text-xl">
        For example
      </h2>
      <ul className="mt-4 border-rule border-t">
        {examples.map(({ artists: [from, ...rest] }) => {
          const to = rest.at(-1);
          if (!from || !to) return null;
          return (
            <li
              key={from.slug}
              className="group/row relative flex min-h-14 flex-wrap items-baseline justify-between gap-x-6 border-rule border-b py-3"
            >
              <PageLink
                href={pathHref(pathBetween(from.slug, to.slug))}
                className="font-display font-semibold text-lg tracking-tight after:absolute after:inset-0 group-hover/row:text-accent"
              >
                {from.name} to {to.name}
              </PageLink>
              <span className="text-ink-soft text-sm">
                via{" "}
                {rest
                  .slice(0, -1)
                  .map(({ name }) => name)
                  .join(", ")}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Computed once per graph, since it reads dozens of files. */
const found = new WeakMap<NeighbourGraph, ReturnType<typeof searchExamples>>();

async function findExamples() {
  const graph = await readNeighbourGraph();
  const known = found.get(graph) ?? searchExamples();
  found.set(graph, known);
  return known.catch((error: unknown) => {
    found.delete(graph);
    throw error;
  });
}

/** Pairs each of the most popular artists in turn with one far down the pool. */
async function searchExamples() {
  const pool = await readMostPopular(POOL);
  const paths: Extract<FoundPath, { kind: "path" }>[] = [];
  for (let place = 0; place < pool.length / 2 && paths.length < EXAMPLES; place++) {
    const [from, to] = await Promise.all(
      [pool[place], pool[pool.length - 1 - place]].map((row) =>
        row ? readData(ARTIST_FILE, { slug: row.slug }) : null,
      ),
    );
    if (!from || !to || from.slug === to.slug) continue;
    const path = await findPath(from, to, ANY_PATH);
    if (path.kind === "path" && path.steps.length >= MIN_STEPS) paths.push(path);
  }
  return paths;
}
