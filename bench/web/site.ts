import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../scripts/serve/port.ts";
import { copyBuild } from "./copy-build.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const START_TIMEOUT_MS = 30_000;

export interface Server {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  port: number;
  pid: number;
  /** Everything it has written so far. */
  output(): string;
  isRunning(): boolean;
  /** Resident memory now; NaN if /proc is missing. */
  memoryBytes(): Promise<number>;
  /** User and system time of all its threads so far; NaN if /proc is missing. */
  cpuSeconds(): Promise<number>;
  /** SIGTERM, then SIGKILL if it has not ended within ten seconds. */
  stop(): Promise<void>;
}

interface SiteOptions {
  /** A folder with a build; by default a copy of the work tree's build, which is removed when the server stops. */
  cwd?: string;
  /** An address that responds once the server is up. */
  probe?: string;
}

/** `next start` on loopback. */
export async function startSite(env: Record<string, string> = {}, options: SiteOptions = {}): Promise<Server> {
  const { cwd = await temporaryBuild(), probe = "/robots.txt" } = options;
  const port = await freePort();
  const next = path.join(ROOT, "node_modules/next/dist/bin/next");
  const args = [next, "start", "--port", String(port), "--hostname", "127.0.0.1"];
  const server = await startServer(port, args, { cwd, env, probe });
  if (options.cwd !== undefined) return server;
  const stop = async () => {
    await server.stop();
    await rm(cwd, { recursive: true, force: true });
  };
  return { ...server, stop };
}

/** A copy of the work tree's build, ready to be served; the caller removes it. */
export async function temporaryBuild(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "kindred-site-"));
  await copyBuild(folder);
  await symlink(path.join(ROOT, "public"), path.join(folder, "public"));
  return folder;
}

/** The tests' Last.fm stub, in its own process. */
export async function startStub(): Promise<Server> {
  const port = await freePort();
  const args = ["--import", "tsx", "e2e/fixtures/stub-lastfm.ts", "--port", String(port)];
  return startServer(port, args, { cwd: ROOT, env: {}, probe: "/stub/requests" });
}

interface StartOptions {
  cwd: string;
  env: Record<string, string>;
  /** An address that responds once the server is up. */
  probe: string;
}

async function startServer(port: number, args: string[], { cwd, env, probe }: StartOptions): Promise<Server> {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("LASTFM_")));
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...inherited, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const origin = `http://127.0.0.1:${port}`;
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await responds(origin + probe))) {
    if (!isRunning() || Date.now() > deadline) {
      await stopChild(child);
      throw new Error(`${args.join(" ")} did not start:\n${output}`);
    }
    await sleep(100);
  }
  const pid = child.pid ?? 0;
  return {
    origin,
    port,
    pid,
    output: () => output,
    isRunning,
    memoryBytes: () => procFigure(`/proc/${pid}/status`, /^VmRSS:\s+(\d+)/m, 1024),
    cpuSeconds: () => procFigure(`/proc/${pid}/stat`, /\) \S+(?: \S+){10} (\d+ \d+)/, 1 / 100),
    stop: () => stopChild(child),
  };
}

async function responds(address: string): Promise<boolean> {
  return fetch(address).then(
    (response) => response.ok,
    () => false,
  );
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const killer = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(killer);
}

/** The sum of the figures that `pattern` finds in a file of /proc, times `unit`. */
async function procFigure(file: string, pattern: RegExp, unit: number): Promise<number> {
  const text = await readFile(file, "utf8").catch(() => "");
  const [, figures = "NaN"] = pattern.exec(text) ?? [];
  return figures.split(" ").reduce((sum, figure) => sum + Number(figure), 0) * unit;
}
