import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { currentBuild } from "./builds.mjs";
import { prepareBuild } from "./old-builds.ts";
import { freePort } from "./port.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const NEXT = path.join(ROOT, "node_modules/next/dist/bin/next");
const PAGES = ["/", "/made-by-the-build", "/unvisited", "/api"];
/** By then the build is in progress. */
const UNDER_WAY_MS = 1500;

const CONFIG = `
import { PHASE_PRODUCTION_BUILD, PHASE_PRODUCTION_SERVER } from "next/constants.js";
import { beforeBuild, servedBuild } from "../../scripts/serve/builds.mjs";
export default async (phase) => {
  if (phase === PHASE_PRODUCTION_BUILD) await beforeBuild(import.meta.dirname);
  const distDir = phase === PHASE_PRODUCTION_SERVER ? servedBuild(import.meta.dirname) : ".next";
  return { distDir, turbopack: { root: ${JSON.stringify(ROOT)} } };
};`;
const INSTRUMENTATION = `
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { claimBuild } = await import("../../scripts/serve/claim-build.ts");
  claimBuild(process.env.KINDRED_BUILD);
}`;
const LAYOUT = `export default ({ children }) => <html lang="en"><body>{children}</body></html>;`;

/** A small Next app whose pages and route contain `word`. */
async function writeApp(folder: string, word: string): Promise<void> {
  const page = `export const generateStaticParams = () => [{ slug: "made-by-the-build" }];
export default () => <p>${word}</p>;`;
  const files = {
    "package.json": '{"type": "module"}',
    "next.config.js": CONFIG,
    "instrumentation.js": INSTRUMENTATION,
    "app/layout.jsx": LAYOUT,
    "app/page.jsx": `export default () => <p>${word}</p>;`,
    "app/[slug]/page.jsx": page,
    "app/api/route.js": `export const dynamic = "force-dynamic"; export const GET = () => new Response("${word}");`,
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
}

function next(folder: string, args: string[]): ChildProcess {
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn(process.execPath, [NEXT, ...args], { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"] });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

async function build(folder: string): Promise<void> {
  const [exitCode] = await once(next(folder, ["build"]), "exit");
  expect(exitCode).toBe(0);
}

async function start(folder: string) {
  const port = await freePort();
  const child = next(folder, ["start", "--hostname", "127.0.0.1", "--port", String(port)]);
  const ask = async (address: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${address}`);
    const [word = "neither"] = /first|second/.exec(await response.text()) ?? [];
    return `${response.status} ${word}`;
  };
  await expect.poll(() => ask("/").catch(() => "nothing yet"), { timeout: 30_000 }).toMatch(/^200/);
  return { ask, child };
}

it("next build next to a running server disturbs none of its pages, and the next server shows the new build", async () => {
  await mkdir(path.join(ROOT, ".cache"), { recursive: true });
  const folder = await mkdtemp(path.join(ROOT, ".cache/test-rebuild-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeApp(folder, "first");
  await build(folder);
  const firstBuild = path.join(folder, currentBuild(folder));
  const running = await start(folder);

  await writeApp(folder, "second");
  const seen = new Set<string>();
  let isOver = false;
  const asking = (async () => {
    // The server may still have earlier pages in memory.
    await sleep(UNDER_WAY_MS);
    for (let turn = 0; !isOver || turn % PAGES.length !== 0; turn++) {
      const address = PAGES[turn % PAGES.length] ?? "/";
      seen.add(await running.ask(address === "/unvisited" ? `${address}-${turn}` : address));
    }
  })();
  await build(folder);
  isOver = true;
  await asking;
  expect([...seen]).toEqual(["200 first"]);

  const next = await start(folder);
  for (const address of PAGES) expect(await next.ask(address)).toBe("200 second");

  // The first build is removed once its server has ended, even if it was killed.
  const anHourAgo = new Date(Date.now() - 3_600_000);
  await utimes(path.join(folder, ".builds/current"), anHourAgo, anHourAgo);
  await prepareBuild(folder);
  for (const address of PAGES) expect(await running.ask(address)).toBe("200 first");
  running.child.kill("SIGKILL");
  await once(running.child, "exit");
  await prepareBuild(folder);
  expect(existsSync(firstBuild)).toBe(false);
  for (const address of PAGES) expect(await next.ask(address)).toBe("200 second");
});
