import { type BlendInput, type BlendNeighbour, blend } from "../../lib/blend/blend.ts";

/** A way to rank the neighbours of several artists; inputs have weight 1. */
export interface BlendFormula {
  id: string;
  /** How a result's similarities s to the inputs become its score; 0 for inputs that do not list it. */
  formula: string;
  /** Slugs, best first. */
  rank(inputs: readonly BlendInput[]): string[];
}

/** The baseline for blends. */
export const PLAIN_MEAN_ID = "mean";

export const BLEND_FORMULAS: readonly BlendFormula[] = [
  {
    id: "blend",
    formula: "mean of √s·listeners^0.1/place^0.15, as on the page",
    rank: (inputs) => blend(inputs).map(({ slug }) => slug),
  },
  { id: "roots", formula: "(mean √s)²", rank: (inputs) => rankBy(inputs, (s) => mean(s.map(Math.sqrt))) },
  { id: PLAIN_MEAN_ID, formula: "mean s", rank: (inputs) => rankBy(inputs, mean) },
  { id: "quarter", formula: "(mean s^¼)⁴", rank: (inputs) => rankBy(inputs, (s) => mean(s.map((one) => one ** 0.25))) },
  { id: "square", formula: "√(mean s²)", rank: (inputs) => rankBy(inputs, (s) => mean(s.map((one) => one ** 2))) },
  { id: "largest", formula: "max s", rank: (inputs) => rankBy(inputs, (s) => Math.max(...s)) },
  {
    id: "own-list",
    formula: "s of one of the artists, chosen at random",
    rank: (inputs) => rankBy(inputs, ([s = 0]) => s),
  },
];

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Only the order counts, so that a formula may leave out its last root or power. */
function rankBy(inputs: readonly BlendInput[], scoreOf: (similarities: number[]) => number): string[] {
  const candidates = new Map<string, { listed: BlendNeighbour; similarities: number[] }>();
  for (const [place, { artist }] of inputs.entries()) {
    for (const listed of artist.neighbours) {
      const candidate = candidates.get(listed.slug) ?? { listed, similarities: inputs.map(() => 0) };
      candidate.similarities[place] = listed.similarity;
      candidates.set(listed.slug, candidate);
    }
  }
  const isInput = new Set(inputs.map(({ artist }) => artist.slug));
  return [...candidates.values()]
    .map(({ listed, similarities }) => ({ listed, score: scoreOf(similarities) }))
    .filter(({ listed, score }) => score > 0 && !isInput.has(listed.slug))
    .sort((a, b) => b.score - a.score || b.listed.listeners - a.listed.listeners)
    .map(({ listed }) => listed.slug);
}
