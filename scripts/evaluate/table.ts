import Table from "cli-table3";
import type { Estimate, Quality } from "../../lib/site-data/quality.ts";

const NO_INNER_RULES = { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" };
const HEAD = [
  "method",
  "recall@10",
  "NDCG@10",
  "hit rate",
  "MAP",
  "coverage",
  "Gini",
  "popularity",
  "B",
  "Bx",
  "≥ 3 shared",
];

/** 0.1749 → ".1749"; the interval's half width with the same number of digits. */
const digits = (value: number, places: number) => value.toFixed(places).replace(/^(-?)0\./, "$1.");
const withInterval = ({ mean, low, high }: Estimate, places: number) =>
  `${digits(mean, places)} [${digits(low, places)}–${digits(high, places)}]`;

/** The figures as text for a terminal, one row per method, 95% intervals in brackets. */
export function formatQuality(quality: Quality): string {
  const table = new Table({
    head: HEAD,
    chars: NO_INNER_RULES,
    style: { head: [], border: [] },
    colAligns: HEAD.map((_, column) => (column === 0 ? "left" : "right")),
  });
  for (const method of quality.methods) {
    table.push([
      method.id,
      withInterval(method.recall, 4),
      withInterval(method.ndcg, 4),
      digits(method.hitRate.mean, 3),
      digits(method.meanAveragePrecision.mean, 3),
      digits(method.coverage, 3),
      digits(method.concentration, 2),
      digits(method.popularity.mean, 3),
      method.pairs ? digits(method.pairs.mean, 4) : "–",
      method.tailPairs ? digits(method.tailPairs.mean, 4) : "–",
      method.evidence ? digits(method.evidence.atLeastThree, 2) : "–",
    ]);
  }
  const { protocol, dataset } = quality;
  const coherence = formatCoherence(quality);
  const lists = [...formatOrders(quality), ...formatHubs(quality)];
  const sampled = quality.users < quality.sampledFrom ? `, sampled from ${quality.sampledFrom}` : "";
  return [
    `${dataset.id} (${dataset.kind}): ${quality.askedUsers} of ${quality.users} users asked${sampled}; ` +
      `${quality.artists} artists, ${quality.interactions} interactions; mean popularity of a hidden artist ${digits(quality.hiddenPopularity, 3)}`,
    `mean of splits ${protocol.splits.join(", ")} (tuned on ${protocol.tuningSplits.join(", ")}), seed ${protocol.seed}, 95% bootstrap intervals over users`,
    table.toString(),
    ...coherence,
    ...lists,
  ].join("\n");
}

/** Genre coherence by band of listeners: every place, and in parentheses the pairs with known genres alone. */
function formatCoherence({ genres, methods }: Quality): string[] {
  if (genres === null) return [];
  const head = ["genre coherence", ...genres.bands.map(({ from, to }) => `${from}–${to ?? ""} listeners`)];
  const table = new Table({ head, chars: NO_INNER_RULES, style: { head: [], border: [] } });
  for (const { id, coherence } of methods) {
    if (coherence === null) continue;
    table.push([id, ...coherence.map(({ places, pairs }) => `${withInterval(places, 3)} (${digits(pairs.mean, 3)})`)]);
  }
  const artists = genres.bands.map((band) => band.artists).join(", ");
  return [`mean genre cosine of ten neighbours; artists with known genres: ${artists}`, table.toString()];
}

/** What is found in the first ten of every list in its three orders; coherence by band of listeners. */
function formatOrders({ genres, methods }: Quality): string[] {
  const bands = genres?.bands.map(({ from, to }) => `${from}–${to ?? ""} listeners`) ?? [];
  const table = new Table({
    head: ["order", "B", "Bx", "coverage of first tens", ...bands],
    chars: NO_INNER_RULES,
    style: { head: [], border: [] },
  });
  for (const { id, orders } of methods) {
    for (const [order, { pairs, tailPairs, coverage, coherence }] of Object.entries(orders ?? {})) {
      const means = coherence?.map((places) => withInterval(places, 3)) ?? bands.map(() => "–");
      table.push([
        `${id}, ${order}`,
        withInterval(pairs, 4),
        withInterval(tailPairs, 4),
        digits(coverage, 3),
        ...means,
      ]);
    }
  }
  return table.length === 0 ? [] : [table.toString()];
}

/** How evenly first tens are spread over artists. */
function formatHubs({ methods }: Quality): string[] {
  const table = new Table({
    head: ["hubs", "skewness", "coverage of first tens", "largest hub", "its lists"],
    chars: NO_INNER_RULES,
    style: { head: [], border: [] },
  });
  for (const { id, hubs } of methods) {
    if (hubs === null) continue;
    const { skewness, coverage, largest, lists } = hubs;
    const share = largest === null ? "–" : `${largest.lists} of ${lists}`;
    table.push([id, skewness.toFixed(2), digits(coverage, 3), largest?.name ?? "–", share]);
  }
  return table.length === 0 ? [] : [table.toString()];
}
