import { readEnvironment } from "../../lib/environment.ts";
import { SECTIONS } from "../../lib/figures/_shared/figure.ts";
import { buildFigure, FIGURES } from "../../lib/figures/index.ts";
import { type ExploreState, figureState, statePartsOf } from "../../lib/figures/state.ts";
import { COMPARISONS_FILE } from "../../lib/site-data/comparisons.ts";
import { EXPLORE_FILE } from "../../lib/site-data/explore.ts";
import { MANIFEST_FILE } from "../../lib/site-data/manifest.ts";
import { readData, requireData } from "../../lib/site-data/read.ts";
import { PageLink } from "../_ui/page-link.tsx";
import { siteOrigin } from "../site-origin.ts";
import { Cite } from "./cite.tsx";
import { coverage, tooFew, unpublished } from "./coverage.ts";
import { ExploreProvider } from "./explore-context.tsx";
import { factsOf } from "./facts.ts";
import { FigurePanel } from "./figure-panel.tsx";
import { MinimumFilter } from "./minimum-filter.tsx";
import { RejectedExamples } from "./rejected-examples.tsx";
import { TablesBehind } from "./tables-behind.tsx";

/** The dashboard in one state, complete without scripts. */
export async function ExploreView({ state }: { state: ExploreState }) {
  const [explore, manifest, comparisons] = await Promise.all([
    requireData(EXPLORE_FILE, {}),
    requireData(MANIFEST_FILE, {}),
    readData(COMPARISONS_FILE, {}),
  ]);
  const others = comparisons?.manifests ?? [];
  const facts = factsOf(manifest);
  const { floors, averageFloor } = explore;
  const missing = tooFew(manifest) ?? unpublished(manifest);
  const address = siteOrigin(readEnvironment(process.env));
  const figures = FIGURES.map((definition) => ({
    parts: statePartsOf(definition),
    section: definition.section,
    title: definition.title,
    figure: buildFigure(definition, { explore, facts }, figureState(definition, state)),
  }));
  const sections = SECTIONS.map((section) => ({
    ...section,
    figures: figures.filter((one) => one.section === section.id),
  }));
  const withViews = figures.flatMap(({ parts }) => (parts.distribution === undefined ? [] : [parts]));
  return (
    <main>
      <header className="pb-10 lg:pb-14">
        <h1>Explore the data</h1>
        <p className="mt-6 max-w-prose text-lg">{coverage(manifest)}</p>
        {missing === null ? null : <p className="mt-3 max-w-prose text-lg">{missing}</p>}
        <p className="mt-3 max-w-prose text-ink-soft">
          Every figure comes with its numbers, an image, and the SQL that computes it from{" "}
          <a className="link" href="#tables">
            downloadable tables
          </a>
          .{" "}
          <PageLink className="link" href="/methods">
            Methods
          </PageLink>{" "}
          explains how the rows were read.
          {others.length === 0 ? null : (
            <>
              {" "}
              <PageLink className="link" href="/explore/compare">
                Compare with {others.length === 1 ? others[0]?.dataset.title : "other datasets"}
              </PageLink>
              .
            </>
          )}
        </p>
        <nav aria-label="Figures" className="mt-6 grid gap-x-10 gap-y-4 text-sm sm:grid-cols-2 lg:grid-cols-4">
          {sections.map(({ id, title, figures }) => (
            <div key={id}>
              <a href={`#${id}`} className="flex min-h-11 items-center font-semibold hover:text-accent">
                {title}
              </a>
              <ul>
                {figures.map(({ parts, title: name }) => (
                  <li key={parts.id}>
                    <a href={`#${parts.id}`} className="link inline-flex min-h-11 items-center lg:min-h-9">
                      {name}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </header>
      <ExploreProvider served={state} figures={withViews} {...{ facts, floors, averageFloor }}>
        {sections.map(({ id, title, figures }) => (
          <section key={id} aria-labelledby={id} className="border-rule-strong border-t pt-10 pb-6">
            <h2 id={id} className="scroll-mt-6 text-3xl">
              {title}
            </h2>
            {id === "artists" ? <MinimumFilter /> : null}
            {figures.map(({ figure, parts }) => (
              <FigurePanel key={figure.id} initial={figure} parts={parts}>
                {figure.id === "rejected-rows" ? <RejectedExamples rejected={manifest.rows.rejected} /> : null}
              </FigurePanel>
            ))}
          </section>
        ))}
      </ExploreProvider>
      <TablesBehind manifest={manifest} address={address} />
      <Cite manifest={manifest} address={address} />
    </main>
  );
}
