import { spawn } from "node:child_process";
import { createServer } from "node:net";
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

test("a server told to stop finishes what it has begun, and says in its log what it was", async () => {
  const stub = await startStubLastfm();
  stub.setFault({ kind: "slow", delayMs: 1500 });
  const port = await freePort();
  const server = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "--port", String(port)], {
    env: { ...process.env, LASTFM_API_KEY: "s3cret-key", LASTFM_API_URL: stub.url },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  server.stdout.on("data", (text) => {
    output += text;
  });
  const ended = new Promise<number | null>((resolve) => server.once("exit", resolve));
  try {
    const address = `http://localhost:${port}/api/bio/radiohead`;
    await expect
      .poll(
        () =>
          fetch(`http://localhost:${port}/api/health`).then(
            ({ status }) => status,
            () => 0,
          ),
        { timeout: 20_000 },
      )
      .toBe(200);
    const asked = fetch(address, { headers: { "x-request-id": "shutdown-test-1", "user-agent": "a-visitor" } });
    await expect.poll(() => stub.requests.length).toBe(1);
    server.kill("SIGTERM");
    const answer = await asked;
    expect(await answer.json()).toMatchObject({ outcome: "ok" });
    expect(await ended).toBe(143);
    const lines = output.split("\n").filter((line) => line.startsWith("{"));
    const entries = lines.map((line): Record<string, unknown> => JSON.parse(line));
    expect(entries).toContainEqual(
      expect.objectContaining({ level: "info", event: "lastfm.answer", outcome: "ok", requestId: "shutdown-test-1" }),
    );
    expect(output).not.toMatch(/s3cret-key|a-visitor|127\.0\.0\.1:\d+ -/);
  } finally {
    server.kill("SIGKILL");
    await ended;
    await stub.close();
  }
});
