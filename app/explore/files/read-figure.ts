import { readEnvironment } from "../../../lib/environment.ts";
import { factsOf } from "../../../lib/figures/_shared/figure.ts";
import { buildFigure, isFigureId } from "../../../lib/figures/index.ts";
import { figureQuery, parseState } from "../../../lib/figures/state.ts";
import { EXPLORE_FILE } from "../../../lib/site-data/explore.ts";
import { MANIFEST_FILE } from "../../../lib/site-data/manifest.ts";
import { requireData } from "../../../lib/site-data/read.ts";
import { siteOrigin } from "../../site-origin.ts";

/** Seconds that a figure's files may be kept, as the pages'. */
export const CACHE_CONTROL = "public, max-age=300";

/** What a figure's file or page of its own is made from; null where there is no such figure. */
export async function readFigure(id: string, parameters: URLSearchParams) {
  if (!isFigureId(id)) return null;
  const [explore, manifest] = await Promise.all([requireData(EXPLORE_FILE, {}), requireData(MANIFEST_FILE, {})]);
  const state = parseState(Object.fromEntries(parameters));
  const origin = siteOrigin(readEnvironment(process.env));
  const { dataset } = manifest;
  return {
    id,
    explore,
    state,
    origin,
    dataset,
    figure: buildFigure(id, { explore, facts: factsOf(manifest) }, state),
    query: figureQuery(id, state),
    source: `Kindred, from ${dataset.title}${dataset.kind === "simulated" ? " (simulated listeners)" : ""}`,
  };
}
