import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from "d3-force";
import type { RandomStream } from "../../../random/random-stream.ts";
import type { Communities } from "./communities.ts";
import type { SimilarityGraph, Tie } from "./similarity-graph.ts";

/** Ticks of the two stages, and the share by which the simulation cools at each: 0.001^(1/ticks) as plain numbers. */
const COMMUNITY_TICKS = 300;
const COMMUNITY_COOLING = 0.02276;
const ARTIST_TICKS = 120;
const ARTIST_COOLING = 0.05594;
/** A community of n artists starts in a circle of this radius times √n. */
const RADIUS = 12;
/** Barnes and Hut's θ: larger is coarser and faster. */
const THETA = 1.2;
const REPULSION = -30;
const TIE_LENGTH = 20;
/** How much ties to other communities pull: enough to find the right side, too little to blur the borders. */
const OUTSIDE_PULL = 0.3;
const GRAVITY = 0.02;

interface Place extends SimulationNodeDatum {
  x: number;
  y: number;
}

interface CommunityPlace extends Place {
  radius: number;
}

interface Link<Node extends Place> extends SimulationLinkDatum<Node> {
  weight: number;
  strength: number;
}

export interface Positions {
  x: Float64Array;
  y: Float64Array;
}

/**
 * Places nodes so that tied ones are close: first whole communities as discs, then every artist from a
 * random place in its community's disc. d3-force only uses +, −, ×, ÷ and √, in a fixed order, so
 * the same graph and stream give the same places everywhere.
 */
export function layOut(graph: SimilarityGraph, communities: Communities, random: RandomStream): Positions {
  const discs = placeCommunities(graph.ties, communities, random);
  const nodes = graph.artists.map((_, node): Place => {
    const disc = discs[communities.of[node] ?? 0] ?? { x: 0, y: 0, radius: 0 };
    const [x, y] = insideCircle(random);
    return { x: disc.x + x * disc.radius, y: disc.y + y * disc.radius };
  });
  const degrees = new Uint32Array(nodes.length);
  for (const { a, b } of graph.ties) for (const end of [a, b]) degrees[end] = (degrees[end] ?? 0) + 1;
  const links = graph.ties.map(({ a, b, weight }): Link<Place> => {
    const pull = communities.of[a] === communities.of[b] ? 1 : OUTSIDE_PULL;
    const strength = (pull * weight) / Math.min(degrees[a] ?? 1, degrees[b] ?? 1);
    return { source: a, target: b, weight, strength };
  });
  forceSimulation(nodes)
    .stop()
    .randomSource(random)
    .alphaDecay(ARTIST_COOLING)
    .force(
      "ties",
      forceLink<Place, Link<Place>>(links)
        .distance(TIE_LENGTH)
        .strength(({ strength }) => strength),
    )
    .force("room", forceManyBody().strength(REPULSION).theta(THETA))
    .force("x", forceX().strength(GRAVITY))
    .force("y", forceY().strength(GRAVITY))
    .tick(ARTIST_TICKS);
  return { x: Float64Array.from(nodes, ({ x }) => x), y: Float64Array.from(nodes, ({ y }) => y) };
}

/** Communities as discs that don't overlap, those with most ties to each other side by side. */
function placeCommunities(ties: readonly Tie[], { of, sizes }: Communities, random: RandomStream): CommunityPlace[] {
  const places = sizes.map((size): CommunityPlace => {
    const radius = RADIUS * Math.sqrt(size);
    const [x, y] = insideCircle(random);
    return { x: x * RADIUS * sizes.length, y: y * RADIUS * sizes.length, radius };
  });
  const links = communityLinks(ties, of, sizes);
  const strongest = links.reduce((most, { weight }) => Math.max(most, weight), 0);
  const radiusAt = (end: Link<CommunityPlace>["source"]) => (typeof end === "object" ? end.radius : 0);
  forceSimulation(places)
    .stop()
    .randomSource(random)
    .alphaDecay(COMMUNITY_COOLING)
    .force(
      "ties",
      forceLink<CommunityPlace, Link<CommunityPlace>>(links)
        .distance(({ source, target }) => radiusAt(source) + radiusAt(target))
        .strength(({ weight }) => (0.5 * weight) / strongest),
    )
    .force(
      "room",
      forceManyBody<CommunityPlace>().strength(({ radius }) => -3 * radius),
    )
    .force("discs", forceCollide<CommunityPlace>(({ radius }) => 1.1 * radius).iterations(3))
    .force("x", forceX().strength(0.05))
    .force("y", forceY().strength(0.05))
    .tick(COMMUNITY_TICKS);
  return places;
}

/** Summed ties between communities, relative to the size of the smaller one. */
function communityLinks(ties: readonly Tie[], of: readonly number[], sizes: readonly number[]): Link<CommunityPlace>[] {
  const sums = new Map<number, number>();
  for (const { a, b, weight } of ties) {
    const ends = [of[a] ?? 0, of[b] ?? 0] as const;
    const pair = Math.min(...ends) * sizes.length + Math.max(...ends);
    if (ends[0] !== ends[1]) sums.set(pair, (sums.get(pair) ?? 0) + weight);
  }
  return Array.from(sums, ([pair, sum]) => {
    const source = Math.floor(pair / sizes.length);
    const target = pair % sizes.length;
    return { source, target, weight: sum / Math.min(sizes[source] ?? 1, sizes[target] ?? 1), strength: 0 };
  });
}

/** A point in the unit circle, without sine and cosine. */
function insideCircle(random: RandomStream): [number, number] {
  for (;;) {
    const x = 2 * random() - 1;
    const y = 2 * random() - 1;
    if (x * x + y * y <= 1) return [x, y];
  }
}
