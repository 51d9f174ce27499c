import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";
import { quantile, summary } from "../statistics.ts";
import { readSlugs } from "./browse.ts";
import { get } from "./get.ts";
import { readStubRequests, setFault } from "./lastfm-stub.ts";
import { startSite, startStub } from "./site.ts";

const VISITORS_PER_MINUTE = 1000;
const ARTISTS = 200;
const UPSTREAM_MS = 300;
const MAX_PER_SECOND = 5;
const MAX_RATIO = 1.1;

const Profile = v.pipe(v.string(), v.parseJson(), v.object({ outcome: v.string() }));

/**
 * Different visitors at random moments, each requesting a page and its profile, on two servers of one build at the same
 * time: with profiles (Last.fm takes 300 ms) and without. Every visitor visits both, in alternating order.
 */
export async function load(seconds: number) {
  const slugs = await readSlugs(ARTISTS);
  const stub = await startStub();
  await setFault(stub, { kind: "slow", delayMs: UPSTREAM_MS });
  const withBios = await startSite({ LASTFM_API_KEY: "load", LASTFM_API_URL: `${stub.origin}/2.0` });
  const without = await startSite();
  try {
    // Pages are rendered on their first visit, which another check covers.
    for (const slug of slugs) for (const site of [withBios, without]) await get(`${site.origin}/artist/${slug}`);
    const pageMs: Record<"withBios" | "without", number[]> = { withBios: [], without: [] };
    const outcomes: Record<string, number> = {};
    const faults: string[] = [];

    async function visit(name: keyof typeof pageMs, slug: string): Promise<void> {
      const { origin } = name === "withBios" ? withBios : without;
      const startMs = performance.now();
      const page = await get(`${origin}/artist/${slug}`);
      pageMs[name].push(performance.now() - startMs);
      if (page.status !== 200) faults.push(`/artist/${slug}: ${page.status}`);
      const bio = await get(`${origin}/api/bio/${slug}`);
      const { outcome } = v.parse(Profile, bio.body);
      if (name === "withBios") outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (bio.status !== 200) faults.push(`/api/bio/${slug}: ${bio.status} ${outcome}`);
    }

    const visitors = Math.round((seconds / 60) * VISITORS_PER_MINUTE);
    const startMs = performance.now();
    await Promise.all(
      Array.from({ length: visitors }, async (_, visitor) => {
        await sleep((visitor / visitors) * seconds * 1000);
        const slug = slugs[(visitor * 7919) % slugs.length] ?? "";
        const both = [visit("withBios", slug), visit("without", slug)];
        if (visitor % 2 === 1) both.reverse();
        await Promise.all(both).catch((error: unknown) => faults.push(`${slug}: ${error}`));
      }),
    );
    const elapsedSeconds = (performance.now() - startMs) / 1000;
    const requests = await readStubRequests(stub);
    // After a fault Last.fm may be asked about an artist again; on a busy machine a timeout is such a fault.
    const perArtist = Math.max(...Object.values(countBy(requests.map(({ artist }) => artist))));
    const perSecond = busiestSecond(requests.map(({ atMs }) => atMs));
    const ratioP99 = quantile(pageMs.withBios, 0.99) / quantile(pageMs.without, 0.99);
    if (perArtist > 1) faults.push(`${perArtist} requests about one artist`);
    if (perSecond > MAX_PER_SECOND) faults.push(`${perSecond} requests within a second`);
    if (ratioP99 > MAX_RATIO) faults.push(`p99 of pages with profiles is ${ratioP99.toFixed(2)} × that without`);
    return {
      visitors,
      elapsedSeconds: Math.round(elapsedSeconds),
      requests: requests.length,
      maxRequestsPerArtist: perArtist,
      maxRequestsPerSecond: perSecond,
      outcomes,
      pageMs: { withBios: summary(pageMs.withBios), without: summary(pageMs.without), ratioP99 },
      faults,
    };
  } finally {
    await withBios.stop();
    await without.stop();
    await stub.stop();
  }
}

function countBy(values: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function busiestSecond(atMs: number[]): number {
  return Math.max(0, ...atMs.map((start) => atMs.filter((other) => other >= start && other < start + 1000).length));
}
