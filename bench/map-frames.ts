import { setTimeout } from "node:timers/promises";
import type { Page } from "@playwright/test";
import * as v from "valibot";
import { count, option, WEB_ADDRESS } from "../scripts/cli/command-line.ts";
import { commandValues } from "../scripts/cli/run-command.ts";
import { launchBrowser } from "./browser.ts";
import { describeMachine } from "./machine.ts";
import { quantile } from "./statistics.ts";

/** Frame times of /map on a phone's screen with a slowed processor, while a script drags and zooms. */
const values = commandValues({
  name: "npx tsx bench/map-frames.ts",
  about: "Measures frame times of the map on a phone's screen while a script drags and zooms.",
  options: {
    url: option(WEB_ADDRESS, { help: "the map's page", fallback: "http://localhost:3000/map" }),
    slowdown: option(count(), { help: "how many times slower the processor is made", fallback: 4 }),
    rounds: option(count(), { help: "how often each gesture is repeated", fallback: 3 }),
  },
});

const SCREEN = { width: 390, height: 844 };
const DEVICE_RATIO = 2;
const STEPS = 90;
const STEP_MS = 16;
/** Shorter callbacks paint nothing. */
const MIN_PAINT_US = 60;
/** Only a trace records processor time (µs), and only for some events. */
const Trace = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ traceEvents: v.array(v.looseObject({ name: v.string(), tdur: v.optional(v.number()) })) }),
);

interface Frames {
  /** Milliseconds between frames, as they came. */
  intervals: number[];
  /** Milliseconds of processor time that the main thread spent on each frame: what is left on an idle machine. */
  script: number[];
}

/** Runs in the page before its own scripts: keeps the time between frames. */
const RECORDER = `
  window.frameIntervals = [];
  let last = 0;
  const tick = (now) => {
    if (last > 0) window.frameIntervals.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
`;

async function record(page: Page, gesture: () => Promise<void>): Promise<Frames> {
  await page.evaluate("frameIntervals.length = 0");
  await browser.startTracing(page, { categories: ["devtools.timeline"] });
  await gesture();
  const { traceEvents } = v.parse(Trace, (await browser.stopTracing()).toString());
  const intervals = v.parse(v.array(v.number()), await page.evaluate("frameIntervals"));
  // Each frame fires the recorder's callback too, which takes almost no time.
  const script = traceEvents.flatMap(({ name, tdur }) =>
    name === "FireAnimationFrame" && tdur !== undefined && tdur > MIN_PAINT_US ? [tdur / 1000] : [],
  );
  return { intervals, script };
}

async function drag(page: Page, middle: { x: number; y: number }): Promise<void> {
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  for (let step = 1; step <= STEPS; step++) {
    const turn = (2 * Math.PI * step) / STEPS;
    await page.mouse.move(middle.x + 120 * Math.sin(turn), middle.y + 120 * Math.sin(2 * turn));
    await setTimeout(STEP_MS);
  }
  await page.mouse.up();
}

async function zoom(page: Page): Promise<void> {
  await page.keyboard.down("Control");
  for (let step = 0; step < STEPS; step++) {
    await page.mouse.wheel(0, step < STEPS / 2 ? -7 : 7);
    await setTimeout(STEP_MS);
  }
  await page.keyboard.up("Control");
}

function row(what: string, { intervals, script }: Frames): string {
  const times = [intervals, script].flatMap((list) => [0.5, 0.95].map((share) => quantile(list, share).toFixed(1)));
  return `| ${[what, script.length, ...times].join(" | ")} |`;
}

const browser = await launchBrowser();
const page = await browser.newPage({ viewport: SCREEN, deviceScaleFactor: DEVICE_RATIO });
await page.addInitScript(RECORDER);
await page.goto(values.url);
const map = page.getByRole("application");
await map.waitFor();
await map.scrollIntoViewIfNeeded();
const box = await map.boundingBox();
if (box === null) throw new Error(`${values.url} does not show a map.`);
const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
const client = await page.context().newCDPSession(page);
await client.send("Emulation.setCPUThrottlingRate", { rate: values.slowdown });

const totals = new Map<string, Frames>();
for (let round = 0; round < values.rounds; round++) {
  const gestures: [string, () => Promise<void>][] = [
    ["drag, whole map", () => drag(page, middle)],
    ["zoom in and out", () => zoom(page)],
    ["drag, zoomed in", () => drag(page, middle)],
  ];
  for (const [what, gesture] of gestures) {
    if (what === "drag, zoomed in") {
      await page.getByRole("button", { name: "Zoom in" }).click();
      await setTimeout(1500);
    }
    const frames = await record(page, gesture);
    const total = totals.get(what) ?? { intervals: [], script: [] };
    total.intervals.push(...frames.intervals);
    total.script.push(...frames.script);
    totals.set(what, total);
  }
  await page.getByRole("button", { name: "Show the whole map" }).click();
  await setTimeout(2500);
}
await browser.close();
process.stdout.write(
  [
    `${SCREEN.width} × ${SCREEN.height} at ${DEVICE_RATIO}, processor slowed ${values.slowdown} times. ${describeMachine()}`,
    "| gesture | frames painted | between frames, ms p50 | p95 | processor ms per frame p50 | p95 |",
    "|---|--:|--:|--:|--:|--:|",
    ...[...totals].map(([what, frames]) => row(what, frames)),
    "",
  ].join("\n"),
);
