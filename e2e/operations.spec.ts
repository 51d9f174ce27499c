import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { startStubLastfm } from "./fixtures/stub-lastfm.ts";
import { expect, test } from "./fixtures/test.ts";

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

type Instance = { origin: string; output(): string; stop(): Promise<number | null> };

/** Another server of the build under test, with an environment of its own. */
async function startInstance(env: Record<string, string>): Promise<Instance> {
  const port = await freePort();
  const server = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "--port", String(port)], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.on("data", (text) => {
      output += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => server.once("exit", resolve));
  const origin = `http://localhost:${port}`;
  const status = () =>
    fetch(`${origin}/api/health`).then(
      (response) => response.status,
      () => server.exitCode ?? 0,
    );
  await expect.poll(status, { timeout: 30_000 }).not.toBe(0);
  return {
    origin,
    output: () => output,
    async stop() {
      server.kill("SIGTERM");
      const killer = setTimeout(() => server.kill("SIGKILL"), 10_000);
      const exitCode = await ended;
      clearTimeout(killer);
      return exitCode;
    },
  };
}

test("a server told to stop finishes what it has begun, and its log says what that was", async () => {
  const stub = await startStubLastfm();
  stub.setFault({ kind: "slow", delayMs: 1500 });
  const { origin, output, stop } = await startInstance({ LASTFM_API_KEY: "s3cret-key", LASTFM_API_URL: stub.url });
  const headers = { "x-request-id": "shutdown-test-1", "user-agent": "a-visitor" };
  const asked = fetch(`${origin}/api/bio/radiohead`, { headers });
  await expect.poll(() => stub.requests.length).toBe(1);
  const stopped = stop();
  expect(await (await asked).json()).toMatchObject({ outcome: "ok" });
  expect(await stopped).toBe(143);
  await stub.close();
  const lines = output()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  expect(lines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ level: "info", event: "lastfm.answer", outcome: "ok", requestId: "shutdown-test-1" }),
  );
  expect(output()).not.toMatch(/s3cret-key|a-visitor/);
});

test("a server told to stop doesn't wait for a connection on which nothing is asked", async () => {
  const { origin, output, stop } = await startInstance({});
  const socket = connect(Number(new URL(origin).port), "localhost");
  await once(socket, "connect");
  expect(await stop()).toBe(143);
  socket.destroy();
  expect(output()).toContain('"event":"server.cut"');
});

test("short-lived instances share what one of them has asked", async () => {
  const stub = await startStubLastfm();
  const env = { VERCEL_ENV: "production", VERCEL_URL: "localhost", LASTFM_API_KEY: "any", LASTFM_API_URL: stub.url };
  const first = await startInstance(env);
  const answer = await (await fetch(`${first.origin}/api/bio/muse`)).json();
  await first.stop();
  stub.requests.length = 0;
  const second = await startInstance(env);
  expect(await (await fetch(`${second.origin}/api/bio/muse`)).json()).toEqual(answer);
  await second.stop();
  expect(answer).toMatchObject({ outcome: "ok" });
  expect(stub.requests).toHaveLength(0);
  await stub.close();
});

test("a server with a wrong variable ends, and names it", async () => {
  const { output, stop } = await startInstance({ LASTFM_LANGUAGES: "english" });
  expect(output()).toContain('LASTFM_LANGUAGES is "english", expected one to 4 two-letter language codes');
  expect(await stop()).toBe(1);
});
