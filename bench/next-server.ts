import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const NEXT = path.resolve("node_modules/next/dist/bin/next");
const START_TIMEOUT_MS = 30_000;

export interface NextServer {
  origin: string;
  stop(): Promise<void>;
}

/** Builds the app in `folder`. @throws Error with the build's output */
export async function buildNext(folder: string): Promise<void> {
  const child = runNext(["build", folder]);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`next build ${folder} exited with ${code}:\n${said}`);
}

/** Serves the built app in `folder`. @throws Error if it does not respond within 30 s */
export async function startNext(folder: string, port: number): Promise<NextServer> {
  const child = runNext(["start", folder, "--port", String(port)]);
  const origin = `http://localhost:${port}`;
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  for (const start = Date.now(); Date.now() - start < START_TIMEOUT_MS; await wait(100)) {
    if (child.exitCode !== null)
      throw new Error(`next start ${folder} exited with ${child.exitCode}; is port ${port} free?`);
    const responds = await fetch(origin).then(
      () => true,
      () => false,
    );
    if (responds) return { origin, stop };
  }
  await stop();
  throw new Error(`next start ${folder} did not respond on port ${port} within ${START_TIMEOUT_MS} ms`);
}

function runNext(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [NEXT, ...args], {
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
}
