import { setTimeout as sleep } from "node:timers/promises";
import { randomStream } from "../../scripts/random/random-stream.ts";
import { readSlugs } from "./browse.ts";
import { readStubRequests, setFault } from "./lastfm-stub.ts";
import { type Server, startSite, startStub } from "./site.ts";

const VISITORS_PER_SECOND = 15;
/** Pages that the visitors read, rendered beforehand: another check covers rendering, and its cache would hide a memory leak. */
const PAGES = 200;
const EACH_FAULT_SECONDS = 6;
const MIXED_CHANGE_MS = 700;
const RECOVERY_SECONDS = 10;
/** The heap fluctuates; unbounded growth shows in the last third. */
const MAX_GROWTH = 1.15;
const OUTCOMES = new Set(["ok", "none", "ambiguous", "unavailable", "disabled"]);

const FAULTS: { kind: string; [option: string]: unknown }[] = [
  { kind: "slow", delayMs: 5000 },
  { kind: "reset" },
  { kind: "half-body" },
  { kind: "half-json" },
  { kind: "html", status: 200 },
  { kind: "html", status: 503 },
  { kind: "error", code: 8 },
  { kind: "error", code: 10 },
  { kind: "error", code: 11 },
  { kind: "error", code: 16, status: 503 },
  { kind: "error", code: 29 },
  { kind: "too-many-requests" },
  { kind: "too-many-requests", retryAfter: "2" },
  { kind: "status", status: 500 },
  { kind: "status", status: 502, retryAfter: "2" },
  { kind: "huge", sizeBytes: 5_000_000 },
  { kind: "gzip-bomb", sizeBytes: 30_000_000 },
  { kind: "redirect", location: "http://127.0.0.1:9/" },
  { kind: "content-type", contentType: "text/html" },
];

/**
 * Continuous visitors while Last.fm has every fault, one after another and then mixed at random. Each visitor reads
 * a page and requests the profile of an artist that no one has requested yet, so that no cache responds.
 */
export async function chaos(mixedSeconds: number, seed: number) {
  const slugs = await readSlugs(4000);
  const stub = await startStub();
  const site = await startSite({ LASTFM_API_KEY: "chaos", LASTFM_API_URL: `${stub.origin}/2.0` });
  const faults: string[] = [];
  const outcomes: Record<string, number> = {};
  const memoryBytes: number[] = [];
  let next = 0;
  let slowestBioMs = 0;

  async function visit(): Promise<void> {
    const slug = slugs[next++ % slugs.length] ?? "";
    const read = slugs[next % PAGES] ?? "";
    try {
      const page = await fetch(`${site.origin}/artist/${read}`, { signal: AbortSignal.timeout(20_000) });
      await page.text();
      if (page.status >= 500) faults.push(`/artist/${read}: ${page.status}`);
      const startMs = performance.now();
      const bio = await fetch(`${site.origin}/api/bio/${slug}`, { signal: AbortSignal.timeout(20_000) });
      const { outcome } = await bio.json();
      slowestBioMs = Math.max(slowestBioMs, performance.now() - startMs);
      if (bio.status !== 200 || !OUTCOMES.has(outcome)) faults.push(`/api/bio/${slug}: ${bio.status} ${outcome}`);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    } catch (error) {
      faults.push(`${slug}: ${error}`);
    }
  }

  async function visitFor(seconds: number): Promise<void> {
    const visits: Promise<void>[] = [];
    const endMs = performance.now() + seconds * 1000;
    while (performance.now() < endMs) {
      visits.push(visit());
      await sleep(1000 / VISITORS_PER_SECOND);
    }
    await Promise.all(visits);
    memoryBytes.push(await site.memoryBytes());
  }

  try {
    for (const slug of slugs.slice(0, PAGES)) await (await fetch(`${site.origin}/artist/${slug}`)).text();
    const recoverySeconds: Record<string, number | null> = {};
    for (const fault of FAULTS) {
      await setFault(stub, fault);
      await visitFor(EACH_FAULT_SECONDS);
      const name = Object.values(fault).join(" ");
      recoverySeconds[name] = await recover(stub, site, slugs, () => next++);
      if (recoverySeconds[name] === null) faults.push(`${name}: no profile within ${RECOVERY_SECONDS} s`);
    }
    const random = randomStream(seed, "chaos");
    const endMs = performance.now() + mixedSeconds * 1000;
    while (performance.now() < endMs) {
      const fault = random() < 0.15 ? null : (FAULTS[Math.floor(random() * FAULTS.length)] ?? null);
      await setFault(stub, fault);
      await visitFor(MIXED_CHANGE_MS / 1000);
    }
    recoverySeconds.mixed = await recover(stub, site, slugs, () => next++);
    if (recoverySeconds.mixed === null) faults.push(`mixed: no profile within ${RECOVERY_SECONDS} s`);
    const growth = lastThirdGrowth(memoryBytes);
    if (growth > MAX_GROWTH) faults.push(`memory grew by ${Math.round((growth - 1) * 100)}% in the last third`);
    if (!site.isRunning()) faults.push("the site has stopped");
    return {
      visits: next,
      outcomes,
      requests: (await readStubRequests(stub)).length,
      slowestBioMs: Math.round(slowestBioMs),
      recoverySeconds,
      memoryMiB: memoryBytes.map((bytes) => Math.round(bytes / 2 ** 20)),
      growth,
      faults,
    };
  } finally {
    await site.stop();
    await stub.stop();
  }
}

/** Seconds from Last.fm's recovery to the first profile of an artist that wasn't requested before; null if it takes too long. */
async function recover(stub: Server, site: Server, slugs: string[], take: () => number): Promise<number | null> {
  await setFault(stub, null);
  const startMs = performance.now();
  while (performance.now() - startMs < RECOVERY_SECONDS * 1000) {
    const response = await fetch(`${site.origin}/api/bio/${slugs[take() % slugs.length]}`);
    const { outcome } = await response.json();
    if (outcome === "ok") return Math.round((performance.now() - startMs) / 100) / 10;
    await sleep(200);
  }
  return null;
}

function lastThirdGrowth(values: number[]): number {
  const third = Math.floor(values.length / 3);
  const mean = (part: number[]) => part.reduce((sum, value) => sum + value, 0) / part.length;
  return mean(values.slice(-third)) / mean(values.slice(-2 * third, -third));
}
