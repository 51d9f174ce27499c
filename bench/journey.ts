import type { Browser, Locator, Page } from "@playwright/test";
import Table from "cli-table3";
import { option, TEXT } from "../scripts/cli/command-line.ts";
import { commandValues } from "../scripts/cli/run-command.ts";
import { launchBrowser } from "./browser.ts";
import { VIEWPORTS } from "./script-weight.ts";
import { startSite } from "./web/site.ts";

/**
 * Counts what a new visitor does from the home page to a fifth artist, then to a blend, a path and the map with that artist and back
 * to its page: by mouse, finger, keyboard alone, and without scripts. The steps name goals and find their own way,
 * so that different versions of the site can be compared.
 */
const values = commandValues({
  name: "npx tsx bench/journey.ts",
  about: "Counts taps, keys and seconds from the home page to a fifth artist, a blend, a path, the map and back.",
  options: {
    origin: option(TEXT, {
      help: "a running site with the demo's data; by default the build is started",
      fallback: "",
    }),
  },
});

const FIRST = "Radiohead";
const ARTISTS = 5;
const PATIENCE_MS = 8_000;
/** The keystroke-level model (Card, Moran and Newell 1980), seconds: a key of an average typist, pointing, and deciding. */
const KEY_SECONDS = 0.28;
const TAP_SECONDS = 1.3;
const DECISION_SECONDS = 1.35;

/** Between two letters: a fast typist's, so that suggestions are as far as for a person. */
const TYPING_PAUSE_MS = 100;

interface Tally {
  taps: number;
  keys: number;
  /** Times that the page had to be scrolled before the target was on screen. */
  scrolls: number;
  decisions: number;
  /** From an action until its result was there. */
  waitedMs: number;
}

type Input = "mouse" | "touch" | "keyboard";

class Visitor {
  readonly tally: Tally = { taps: 0, keys: 0, scrolls: 0, decisions: 0, waitedMs: 0 };
  readonly page: Page;
  readonly #input: Input;

  constructor(page: Page, input: Input) {
    this.page = page;
    this.#input = input;
  }

  /** Follows a link or presses a button. */
  async activate(target: Locator): Promise<void> {
    this.tally.decisions++;
    if (this.#input === "keyboard") {
      await this.#tabTo(target);
      return this.press("Enter");
    }
    if (!(await isOnScreen(target))) this.tally.scrolls++;
    this.tally.taps++;
    await (this.#input === "touch" ? target.tap() : target.click());
  }

  /** Types into a field and presses Enter. */
  async enter(field: Locator, text: string): Promise<void> {
    this.tally.decisions++;
    if (this.#input === "keyboard") await this.#focus(field);
    else if (!(await hasFocus(field))) {
      this.tally.taps++;
      await (this.#input === "touch" ? field.tap() : field.click());
    }
    for (const letter of text) {
      await this.press(letter);
      await this.page.waitForTimeout(TYPING_PAUSE_MS);
    }
    await this.press("Enter");
  }

  async press(key: string): Promise<void> {
    this.tally.keys++;
    await this.page.keyboard.press(key);
  }

  /** The browser's own Back, until the page is that of `path`. */
  async goBackTo(path: string): Promise<void> {
    this.tally.decisions++;
    for (let steps = 0; new URL(this.page.url()).pathname !== path; steps++) {
      if (steps === 4) throw new Error(`${this.page.url()}: Back does not lead to ${path}`);
      if (this.#input === "keyboard") this.tally.keys++;
      else this.tally.taps++;
      const left = this.page.url();
      await this.page.goBack();
      await this.page.waitForURL((url) => url.href !== left, { timeout: PATIENCE_MS });
    }
  }

  async wait(until: () => Promise<unknown>): Promise<void> {
    const startMs = performance.now();
    await until();
    this.tally.waitedMs += performance.now() - startMs;
  }

  /** The shortcut of search boxes, if the page has one, otherwise Tab. */
  async #focus(field: Locator): Promise<void> {
    if (await hasFocus(field)) return;
    await this.press("Control+k");
    if (!(await hasFocus(field))) await this.#tabTo(field);
  }

  /** By Tab, from where the focus is, over the link to the content if that comes by. */
  async #tabTo(target: Locator): Promise<void> {
    const isInContent = await target.evaluate((element) => element.closest("main") !== null);
    for (let steps = 0; !(await hasFocus(target)); steps++) {
      if (steps === 300) throw new Error(`${this.page.url()}: Tab does not reach ${target}`);
      await this.press("Tab");
      const skip = this.page.getByRole("link", { name: "Skip to content" });
      if (isInContent && (await hasFocus(skip))) await this.press("Enter");
    }
  }
}

const hasFocus = (target: Locator) =>
  target.evaluate((element) => element === document.activeElement).catch(() => false);

function isOnScreen(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
}

const shown = (locator: Locator) => locator.first().waitFor({ state: "visible", timeout: PATIENCE_MS });
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true });

/** The page's own search: the last visible field that finds artists. */
const field = (page: Page) => page.getByRole("combobox").filter({ visible: true }).last();

async function findFirst(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await visitor.enter(field(page), FIRST.toLowerCase());
  const result = page.getByRole("main").getByRole("link", { name: FIRST, exact: true });
  const arrived = heading(page, FIRST);
  await visitor.wait(() => page.waitForURL(/\/(?:artist|search)\b/, { timeout: PATIENCE_MS }));
  await visitor.wait(() => shown(arrived.or(result)));
  if (!(await arrived.isVisible())) await visitor.activate(result.first());
  await visitor.wait(() => shown(arrived));
}

/** Follows the most similar artist that has not been visited yet. */
async function goOn(visitor: Visitor, visited: Set<string>): Promise<void> {
  const { page } = visitor;
  const links = page.getByRole("main").locator('ol a[href^="/artist/"]:not([href*="#"])').filter({ visible: true });
  for (const link of await links.all()) {
    const href = await link.getAttribute("href");
    if (href === null || visited.has(href)) continue;
    visited.add(href);
    const name = ((await link.textContent()) ?? "").trim();
    await visitor.activate(link);
    return visitor.wait(() => shown(heading(page, name)));
  }
  throw new Error(`${page.url()} leads to nobody new`);
}

/** From an artist's page to a further page about it. */
async function take(visitor: Visitor, step: string, path: RegExp): Promise<void> {
  const { page } = visitor;
  const link = page.getByRole("main").getByRole("link", { name: step, exact: true });
  if (!(await link.first().isVisible())) {
    await visitor.activate(page.getByRole("main").locator("summary").filter({ visible: true }).first());
    await visitor.wait(() => shown(link));
  }
  await visitor.activate(link.first());
  await visitor.wait(() => page.waitForURL(path, { timeout: PATIENCE_MS }));
}

type Stage = [name: string, run: () => Promise<void>];

/** The journey's stages, to be run in this order. */
function stagesOf(visitor: Visitor, origin: string): Stage[] {
  const { page } = visitor;
  const visited = new Set([`/artist/${FIRST.toLowerCase()}`]);
  let last = "";
  return [
    [
      "a first artist",
      async () => {
        await page.goto(origin, { waitUntil: "networkidle" });
        await findFirst(visitor);
      },
    ],
    [
      "a fifth artist",
      async () => {
        for (let artist = 2; artist <= ARTISTS; artist++) await goOn(visitor, visited);
        last = new URL(page.url()).pathname;
      },
    ],
    [
      "a blend with the first",
      async () => {
        await take(visitor, "Blend with others", /\/blend\?with=/);
        const box = page.getByRole("main").getByRole("combobox").first();
        await visitor.wait(() => shown(box));
        await visitor.enter(box, FIRST.toLowerCase());
        await visitor.wait(() => page.waitForURL(/with=.*radiohead/, { timeout: PATIENCE_MS }));
        await visitor.wait(() => shown(page.getByRole("main").locator('ol a[href^="/artist/"]')));
      },
    ],
    [
      "a path to the first",
      async () => {
        await visitor.goBackTo(last);
        await take(visitor, "Path to another artist", /\/path\?from=/);
        const box = page.getByRole("combobox", { name: "To", exact: true });
        await visitor.wait(() => shown(box));
        await visitor.enter(box, FIRST.toLowerCase());
        await visitor.wait(() => page.waitForURL(/to=radiohead/, { timeout: PATIENCE_MS }));
        await visitor.wait(() => shown(page.getByRole("main").locator('ol a[href="/artist/radiohead"]')));
      },
    ],
    [
      "the map, and back",
      async () => {
        await visitor.goBackTo(last);
        await take(visitor, "Show on the map", /\/map\?artist=/);
        const back = page.getByRole("main").locator(`a[href="${last}"]`).filter({ visible: true });
        await visitor.wait(() => shown(back));
        await visitor.activate(back.first());
        await visitor.wait(() => page.waitForURL(`**${last}`, { timeout: PATIENCE_MS }));
      },
    ],
  ];
}

const WAYS: { name: string; input: Input; viewport: keyof typeof VIEWPORTS; scripts: boolean }[] = [
  { name: "desktop, mouse", input: "mouse", viewport: "desktop", scripts: true },
  { name: "phone, finger", input: "touch", viewport: "phone", scripts: true },
  { name: "desktop, keyboard alone", input: "keyboard", viewport: "desktop", scripts: true },
  { name: "desktop, mouse, no scripts", input: "mouse", viewport: "desktop", scripts: false },
  { name: "phone, finger, no scripts", input: "touch", viewport: "phone", scripts: false },
  { name: "desktop, keyboard alone, no scripts", input: "keyboard", viewport: "desktop", scripts: false },
];

const handSeconds = ({ taps, keys, scrolls, decisions }: Tally) =>
  (taps + scrolls) * TAP_SECONDS + keys * KEY_SECONDS + decisions * DECISION_SECONDS;

async function measure(browser: Browser, origin: string): Promise<void> {
  const table = new Table({
    head: ["way", "to", "taps", "keys", "scrolls", "hand s", "site s"],
    style: { head: [], border: [] },
  });
  for (const { name, input, viewport, scripts } of WAYS) {
    const context = await browser.newContext({
      viewport: VIEWPORTS[viewport],
      hasTouch: input === "touch",
      isMobile: viewport === "phone",
      javaScriptEnabled: scripts,
      reducedMotion: "reduce",
    });
    const visitor = new Visitor(await context.newPage(), input);
    visitor.page.setDefaultTimeout(PATIENCE_MS);
    let before = { ...visitor.tally };
    const add = (label: string, from: Tally, to: Tally) => {
      const part: Tally = {
        taps: to.taps - from.taps,
        keys: to.keys - from.keys,
        scrolls: to.scrolls - from.scrolls,
        decisions: to.decisions - from.decisions,
        waitedMs: to.waitedMs - from.waitedMs,
      };
      const seconds = [handSeconds(part), part.waitedMs / 1000].map((number) => number.toFixed(1));
      table.push([name, label, part.taps, part.keys, part.scrolls, ...seconds]);
    };
    const start = { ...before };
    for (const [stage, run] of stagesOf(visitor, origin)) {
      try {
        await run();
      } catch (error) {
        table.push([name, `${stage}: ${String(error).split("\n")[0]}`, "", "", "", "", ""]);
        break;
      }
      add(stage, before, visitor.tally);
      before = { ...visitor.tally };
    }
    add("all", start, visitor.tally);
    await context.close();
  }
  console.log(table.toString());
}

const site = values.origin === "" ? await startSite() : null;
const browser = await launchBrowser();
try {
  await measure(browser, site?.origin ?? values.origin);
} finally {
  await browser.close();
  await site?.stop();
}
