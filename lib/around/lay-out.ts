import {
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from "d3-force";
import { type Network, networkOf, type OpenArtist } from "./network.ts";

export interface Size {
  width: number;
  height: number;
}

/** The centre of an artist's box. */
export interface Place {
  x: number;
  y: number;
}

export interface Layout {
  places: ReadonlyMap<string, Place>;
  /** At least that of the frame; more if its artists need it. */
  height: number;
}

interface Body extends SimulationNodeDatum, Size {
  slug: string;
  x: number;
  y: number;
  /** Where it was before the last artist was opened. */
  home: Place | null;
}

interface Spring extends SimulationLinkDatum<Body> {
  /** Its length at rest, in reaches. */
  rest: number;
}

/** Ticks per opened artist, after which springs and repulsion have settled. */
const TICKS = 160;
/** Space between two boxes, px. */
const GAP = 6;
const MAX_STRETCH = 1.7;
/** How strongly artists keep their places when another is opened: a reader knows where they are. */
const KEEP = 0.3;

/** Bodies after each artist opened, by who was open: opening one more starts from there. */
export type Stages = Map<string, readonly Body[]>;

/**
 * A place for every artist of the network, inside the frame's width: opened one after the other, so that the picture grows
 * instead of being made anew. Boxes never overlap. The same input gives the same places.
 * @param frameOf the frame for a number of artists
 * @param sizeOf the box of an artist: its circle and its name; the same at every stage
 * @param stages of earlier calls with the same frames and boxes
 */
export function layOut(
  opened: readonly OpenArtist[],
  frameOf: (artists: number) => Size,
  sizeOf: (slug: string) => Size,
  stages: Stages = new Map(),
): Layout {
  let bodies: readonly Body[] = [];
  let frame = frameOf(0);
  for (let count = 1; count <= opened.length; count++) {
    const open = opened.slice(0, count);
    const key = open.map(({ slug }) => slug).join();
    const network = networkOf(open);
    frame = frameOf(network.artists.length);
    bodies = stages.get(key) ?? stageAfter(bodies, network, frame, sizeOf);
    stages.set(key, bodies);
  }
  const spaced = bodies.map((body) => ({ ...body }));
  const height = spread(spaced, frame);
  return { places: new Map(spaced.map(({ slug, x, y }) => [slug, { x, y }])), height };
}

function stageAfter(
  last: readonly Body[],
  network: Network,
  frame: Size,
  sizeOf: (slug: string) => Size,
): readonly Body[] {
  const bodies = new Map(last.map((body) => [body.slug, { ...body, home: { x: body.x, y: body.y } }]));
  place(network, bodies, frame, sizeOf);
  const all = [...bodies.values()];
  settle(network, all, frame);
  stretch(all, "x", "width", frame.width);
  stretch(all, "y", "height", frame.height);
  return all;
}

/** New artists start on a fan around the one that brought them, on the side that has most room. */
function place({ artists }: Network, bodies: Map<string, Body>, frame: Size, sizeOf: (slug: string) => Size): void {
  const middle = { x: frame.width / 2, y: frame.height / 2 };
  const added = artists.filter(({ slug }) => !bodies.has(slug));
  const fan = added.filter(({ from }) => from !== null).length;
  const reach = reachOf(frame, artists.length);
  let turn = 0;
  for (const { slug, from } of added) {
    const origin = from === null ? middle : (bodies.get(from) ?? middle);
    const isFirst = origin.x === middle.x && origin.y === middle.y;
    // The first artist's nearest go all round it, from the top; later ones to the side that is away from the middle.
    const angle = isFirst
      ? 2 * Math.PI * (turn / Math.max(1, fan)) - Math.PI / 2
      : Math.atan2(origin.y - middle.y, origin.x - middle.x) + Math.PI * ((turn + 0.5) / Math.max(1, fan) - 0.5);
    const distance = from === null ? 0 : reach;
    if (from !== null) turn++;
    bodies.set(slug, {
      ...{ slug, ...sizeOf(slug), home: null },
      x: origin.x + distance * Math.cos(angle),
      y: origin.y + distance * Math.sin(angle),
    });
  }
}

/** The length of a link at rest: as if the artists shared the frame evenly. */
const reachOf = ({ width, height }: Size, artists: number) => 0.8 * Math.sqrt((width * height) / Math.max(artists, 12));

function settle({ artists, links }: Network, bodies: Body[], frame: Size): void {
  const open = new Set(artists.filter(({ isOpen }) => isOpen).map(({ slug }) => slug));
  const reach = reachOf(frame, bodies.length);
  // Two opened artists each have their own around them.
  const restOf = (from: string, to: string) => (open.has(from) && open.has(to) ? 1.35 : 0.85);
  const simulation = forceSimulation(bodies)
    .stop()
    .alphaDecay(1 - 0.002 ** (1 / TICKS))
    .force(
      "links",
      forceLink<Body, Spring>(links.map(({ from, to }) => ({ source: from, target: to, rest: restOf(from, to) })))
        .id(({ slug }) => slug)
        .distance(({ rest }) => rest * reach)
        .strength(0.35),
    )
    .force(
      "repulsion",
      forceManyBody<Body>().strength(({ slug }) => (open.has(slug) ? -9 : -4) * reach),
    )
    .force(
      "x",
      forceX<Body>((body) => body.home?.x ?? frame.width / 2).strength((body) => (body.home ? KEEP : 0.03)),
    )
    .force(
      "y",
      forceY<Body>((body) => body.home?.y ?? frame.height / 2).strength((body) => (body.home ? KEEP : 0.03)),
    );
  for (let tick = 0; tick < TICKS; tick++) {
    simulation.tick();
    separate(bodies, 0.5);
  }
}

function keepInside(body: Body, frame: Size): void {
  body.x = within(body.x, body.width / 2, frame.width - body.width / 2);
  body.y = within(body.y, body.height / 2, frame.height - body.height / 2);
}

const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));

/** Fits the picture to the frame in one direction, but stretches it only so far that a few artists aren't scattered. */
function stretch(bodies: readonly Body[], axis: "x" | "y", side: "width" | "height", room: number): void {
  const low = Math.min(...bodies.map((body) => body[axis] - body[side] / 2));
  const high = Math.max(...bodies.map((body) => body[axis] + body[side] / 2));
  const factor = Math.min(MAX_STRETCH, room / Math.max(1, high - low));
  const middle = (low + high) / 2;
  for (const body of bodies) {
    const at = room / 2 + (body[axis] - middle) * factor;
    body[axis] = within(at, body[side] / 2, room - body[side] / 2);
  }
}

/** Moves overlapping boxes apart, along the shorter way, by this share of their overlap. */
function separate(bodies: readonly Body[], share: number): void {
  for (let first = 0; first < bodies.length; first++) {
    for (let second = first + 1; second < bodies.length; second++) {
      const [a, b] = [bodies[first], bodies[second]];
      if (a === undefined || b === undefined) continue;
      const across = (a.width + b.width) / 2 + GAP - Math.abs(a.x - b.x);
      const down = (a.height + b.height) / 2 + GAP - Math.abs(a.y - b.y);
      if (across <= 0 || down <= 0) continue;
      if (across < down) {
        const step = (a.x < b.x ? -across : across) * share * 0.5;
        a.x += step;
        b.x -= step;
      } else {
        const step = (a.y < b.y ? -down : down) * share * 0.5;
        a.y += step;
        b.y -= step;
      }
    }
  }
}

/** Removes what overlaps are left, from the top down, and centres the picture. @returns the height that it takes */
function spread(bodies: readonly Body[], frame: Size): number {
  for (let round = 0; round < 60; round++) {
    separate(bodies, 1);
    for (const body of bodies) keepInside(body, frame);
  }
  const set: Body[] = [];
  for (const body of bodies.toSorted((a, b) => a.y - b.y)) {
    // Each box that is in the way moves it down, so this ends.
    for (let hit = hitOf(body, set); hit !== undefined; hit = hitOf(body, set)) {
      body.y = hit.y + (hit.height + body.height) / 2 + 1;
    }
    set.push(body);
  }
  const top = Math.min(...bodies.map(({ y, height }) => y - height / 2));
  const bottom = Math.max(...bodies.map(({ y, height }) => y + height / 2));
  const height = Math.max(frame.height, bottom - top);
  for (const body of bodies) body.y += (height - (bottom - top)) / 2 - top;
  return Math.ceil(height);
}

function hitOf(body: Body, set: readonly Body[]): Body | undefined {
  return set.find(
    (other) =>
      Math.abs(other.x - body.x) < (other.width + body.width) / 2 &&
      Math.abs(other.y - body.y) < (other.height + body.height) / 2,
  );
}
