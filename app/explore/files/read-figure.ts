import { readEnvironment } from "../../../lib/environment.ts";
import { buildFigure, FIGURES, findFigure } from "../../../lib/figures/index.ts";
import { figureQuery, figureState, parseState } from "../../../lib/figures/state.ts";
import { EXPLORE_FILE } from "../../../lib/site-data/explore.ts";
import { MANIFEST_FILE } from "../../../lib/site-data/manifest.ts";
import { requireData } from "../../../lib/site-data/read.ts";
import { siteOrigin } from "../../site-origin.ts";
import { factsOf } from "../facts.ts";

/** Seconds that a figure's files may be kept, as the pages'. */
export const CACHE_CONTROL = "public, max-age=300";

/** What a figure's file or page of its own is made from; null where there is no such figure. */
export async function readFigure(id: string, parameters: URLSearchParams) {
  const definition = findFigure(id);
  if (definition === undefined) return null;
  const [explore, manifest] = await Promise.all([requireData(EXPLORE_FILE, {}), requireData(MANIFEST_FILE, {})]);
  const chosen = parseState(FIGURES, Object.fromEntries(parameters));
  const state = figureState(definition, chosen);
  const origin = siteOrigin(readEnvironment(process.env));
  const { dataset } = manifest;
  return {
    definition,
    explore,
    state,
    origin,
    dataset,
    figure: buildFigure(definition, { explore, facts: factsOf(manifest) }, state),
    query: figureQuery(definition, chosen),
    source: `Kindred, from ${dataset.title}${dataset.kind === "simulated" ? " (simulated listeners)" : ""}`,
  };
}
