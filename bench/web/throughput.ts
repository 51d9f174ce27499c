import { spawnSync } from "node:child_process";
import { buildBareApp } from "../script-weight.ts";
import { median } from "../statistics.ts";
import { type Server, startSite } from "./site.ts";

const CONNECTIONS = 16;
const ROUNDS = 2;

interface Measured {
  requestsPerSecond: number;
  /** CPU time of the server (all threads) for one request. */
  cpuMs: number;
  p99Ms: number;
  /** Responses other than 2xx or 3xx, and broken or late connections. */
  errors: number;
}

/**
 * wrk (Debian's package) on pages of the built site and, alternately, on a bare page built by the same Next. Two servers,
 * one under load at a time.
 */
export async function throughput(seconds: number) {
  const kindred = await startSite();
  const bare = await startSite({}, { cwd: await buildBareApp(), probe: "/" });
  try {
    const pages: [string, Server, string][] = [
      ["bare", bare, "/"],
      ["home", kindred, "/"],
      ["artist", kindred, "/artist/radiohead"],
      ["unknown artist", kindred, "/artist/radiohed"],
      ["data file", kindred, "/data/artists/radiohead.json"],
      ["bio (off)", kindred, "/api/bio/radiohead"],
    ];
    const runs: Record<string, Measured[]> = {};
    for (const [, { origin }, address] of pages) await fetch(origin + address);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, server, address] of pages) {
        runs[name] = [...(runs[name] ?? []), await measure(server, address, seconds)];
      }
    }
    const bareRate = median((runs.bare ?? []).map(({ requestsPerSecond }) => requestsPerSecond));
    const bareCpu = median((runs.bare ?? []).map(({ cpuMs }) => cpuMs));
    const summary = Object.fromEntries(
      Object.entries(runs).map(([name, list]) => {
        const rate = median(list.map(({ requestsPerSecond }) => requestsPerSecond));
        const cpuMs = median(list.map((run) => run.cpuMs));
        return [
          name,
          { medianPerSecond: Math.round(rate), ofBare: rate / bareRate, cpuMs, cpuOfBare: cpuMs / bareCpu, runs: list },
        ];
      }),
    );
    // Unknown artists are 404s, which wrk counts as errors.
    const faults = Object.entries(runs)
      .filter(([name]) => name !== "unknown artist")
      .flatMap(([name, list]) =>
        list.filter(({ errors }) => errors > 0).map(({ errors }) => `${name}: ${errors} errors`),
      );
    return { connections: CONNECTIONS, seconds, pages: summary, faults };
  } finally {
    await kindred.stop();
    await bare.stop();
  }
}

async function measure(server: Server, address: string, seconds: number): Promise<Measured> {
  const before = await server.cpuSeconds();
  const args = [
    "-t",
    "2",
    "-c",
    String(CONNECTIONS),
    "-d",
    `${seconds}s`,
    "--timeout",
    "30s",
    "--latency",
    server.origin + address,
  ];
  const { stdout, status, stderr, error } = spawnSync("wrk", args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`wrk failed (Debian: apt-get install wrk): ${error?.message ?? stderr}`);
  const requests = figure(stdout, /(\d+) requests in/);
  const socketErrors =
    /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout)?.slice(1) ?? [];
  const [, p99 = "NaN", unit = "ms"] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  return {
    requestsPerSecond: figure(stdout, /Requests\/sec:\s+([\d.]+)/),
    cpuMs: (1000 * ((await server.cpuSeconds()) - before)) / requests,
    p99Ms: Number(p99) * ({ us: 0.001, ms: 1, s: 1000 }[unit] ?? Number.NaN),
    errors:
      figure(stdout, /Non-2xx or 3xx responses: (\d+)/, 0) +
      socketErrors.reduce((sum, count) => sum + Number(count), 0),
  };
}

function figure(text: string, pattern: RegExp, absent = Number.NaN): number {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? absent : Number(found);
}
