import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pLimit from "p-limit";
import { hostileCsv, hostileLines } from "../../scripts/testing/hostile-rows.ts";
import { markupFaults } from "../../scripts/testing/hostile-text.ts";
import { copyBuild } from "./copy-build.ts";
import { type Server, startSite, startStub } from "./site.ts";
import { visitInBrowser } from "./visit-in-browser.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const SEVERAL = 6;
const DAYS_AGO = new Date(Date.now() - 3 * 86_400_000);

/** A page or file of the site, and what was wrong with it. */
interface Fault {
  path: string;
  fault: string;
}

interface Artist {
  slug: string;
  name: string;
}

/**
 * Runs the pipeline on two hostile datasets, and the built site on the data made from the first: every page, file and route
 * of every artist, and a real browser on some.
 */
export async function hostile(count: number, seed: number) {
  const root = await mkdtemp(path.join(tmpdir(), "kindred-hostile-"));
  // Deep enough to notice a "../" that leads out.
  const site = path.join(root, "a", "b", "site");
  const faults: Fault[] = [];
  try {
    await mkdir(site, { recursive: true });
    await writeFile(path.join(site, "hostile.csv"), hostileCsv(count, seed));
    await mkdir(path.join(site, "lastfm-360k-shape"));
    await writeFile(path.join(site, "lastfm-360k-shape", "listens.tsv"), hostileLines(count, seed));
    faults.push(...(await runPipeline(root, site, ["--dataset", "file:hostile.csv"], "public/data")));
    faults.push(...(await runPipeline(root, site, ["--dataset", "lastfm-360k-shape", "--data-dir", "."], "other")));
    const manifest = JSON.parse(await readFile(path.join(site, "public/data/manifest.json"), "utf8"));
    const artists = await readArtists(path.join(site, "public/data/artists"));
    await copyBuild(site);
    await makePagesOld(site);
    const visited = await visitAll(site, artists);
    faults.push(...visited.faults);
    const { read, kept } = manifest.rows;
    return {
      rows: { read, kept },
      artists: artists.length,
      visited: visited.count,
      inBrowser: visited.inBrowser,
      faults,
    };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** A run must succeed or fail with one clear sentence, and leave nothing but its output and its cache. */
async function runPipeline(root: string, cwd: string, flags: string[], out: string): Promise<Fault[]> {
  const before = await outsideOf(root, cwd, out);
  const script = path.join(ROOT, "scripts/precompute.ts");
  const args = ["--import", import.meta.resolve("tsx"), script, ...flags, "--out", out, "--publish-min-listeners", "1"];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  const faults = status === 0 ? [] : [{ path: flags.join(" "), fault: `exit code ${status}: ${stderr.slice(0, 400)}` }];
  const after = await outsideOf(root, cwd, out);
  for (const file of after) {
    if (!before.includes(file)) faults.push({ path: file, fault: "was written outside the output folder" });
  }
  return faults;
}

async function outsideOf(root: string, cwd: string, out: string): Promise<string[]> {
  const all = await readdir(root, { recursive: true });
  const own = [out, ".cache"].map((folder) => path.relative(root, path.join(cwd, folder)));
  return all.filter(
    (file) =>
      !own.some((folder) => file === folder || file.startsWith(`${folder}${path.sep}`) || folder.startsWith(file)),
  );
}

async function readArtists(folder: string): Promise<Artist[]> {
  const files = await readdir(folder);
  return Promise.all(
    files.map(async (file) => {
      const { slug, name } = JSON.parse(await readFile(path.join(folder, file), "utf8"));
      if (`${slug}.json` !== file) throw new Error(`${file} holds the artist ${slug}`);
      return { slug, name };
    }),
  );
}

/** Makes pages look old, so that they are rendered again, from the hostile data. */
async function makePagesOld(site: string): Promise<void> {
  const pages = path.join(site, ".next/server/app");
  for (const file of await readdir(pages, { recursive: true })) {
    if (/\.(?:html|body|meta|rsc)$/.test(file)) await utimes(path.join(pages, file), DAYS_AGO, DAYS_AGO);
  }
}

async function visitAll(cwd: string, artists: Artist[]) {
  const stub = await startStub();
  const site = await startSite({ LASTFM_API_KEY: "hostile", LASTFM_API_URL: `${stub.origin}/2.0` }, { cwd });
  try {
    const browse = await readdir(path.join(cwd, "public/data/browse"), { recursive: true });
    const paths = [
      ...["/", "/artists", "/explore", "/explore/most-plays.csv", "/methods", "/sitemap/0.xml", "/opensearch.xml"],
      ...browse.filter((file) => /\d+\.json$/.test(file)).map((file) => `/artists/${file.replace(/\.json$/, "")}`),
      ...artists.flatMap(({ slug, name }) => [
        `/artist/${slug}`,
        `/artist/${slug}?heard=-3`,
        `/data/artists/${slug}.json`,
        `/api/bio/${slug}`,
        `/search?q=${encodeURIComponent(name)}`,
        `/artist/${encodeURIComponent(name)}`,
      ]),
    ];
    const limit = pLimit(SEVERAL);
    const found = await Promise.all(paths.map((address) => limit(() => visit(site, address))));
    const inBrowser = await visitInBrowser(site.origin, artists.map(({ slug }) => `/artist/${slug}`).slice(0, 80));
    return { count: paths.length, inBrowser: inBrowser.count, faults: [...found.flat(), ...inBrowser.faults] };
  } finally {
    await site.stop();
    await stub.stop();
  }
}

async function visit(site: Server, address: string): Promise<Fault[]> {
  const response = await fetch(site.origin + address, { redirect: "manual" });
  const type = response.headers.get("content-type") ?? "";
  const body = await response.text();
  const faults = response.status >= 500 ? [`status ${response.status}`] : [];
  if (type.includes("html") || type.includes("xml")) faults.push(...markupFaults(body));
  for (const [, json = ""] of body.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) JSON.parse(json);
  return faults.map((fault) => ({ path: address, fault }));
}
