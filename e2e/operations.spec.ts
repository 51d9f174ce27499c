import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { startInstance, type Way } from "./fixtures/instance.ts";
import { startStubLastfm } from "./fixtures/stub-lastfm.ts";
import { expect, test } from "./fixtures/test.ts";

const WAYS: readonly Way[] = existsSync(".next/standalone") ? ["next start", "standalone"] : ["next start"];

/** What was written from the server's own first line on; Next greets before it. */
const linesOf = (output: string) => output.slice(output.indexOf('{"time"')).trim().split("\n");

test("a server told to stop finishes what it has begun, and its log says what that was", async () => {
  const stub = await startStubLastfm();
  stub.setFault({ kind: "slow", delayMs: 1500 });
  const { origin, output, stop } = await startInstance({
    env: { LASTFM_API_KEY: "s3cret-key", LASTFM_API_URL: stub.url },
  });
  const headers = { "x-request-id": "shutdown-test-1", "user-agent": "a-visitor" };
  const asked = fetch(`${origin}/api/bio/radiohead`, { headers });
  await expect.poll(() => stub.requests.length).toBe(1);
  const stopped = stop();
  expect(await (await asked).json()).toMatchObject({ outcome: "ok" });
  expect((await stopped).exitCode).toBe(143);
  await stub.close();
  const lines = output()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  expect(lines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ level: "info", event: "lastfm.answer", outcome: "ok", requestId: "shutdown-test-1" }),
  );
  expect(output()).not.toMatch(/s3cret-key|a-visitor/);
});

for (const way of WAYS) {
  test(`a server told to stop does not wait for connections on which nothing is asked: ${way}`, async () => {
    const { port, output, stop } = await startInstance({ way });
    const sockets: Socket[] = [];
    const open = async (text: string, isAnswered: boolean) => {
      // A client that closes nothing by itself.
      const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
      socket.on("error", () => {});
      sockets.push(socket);
      await once(socket, "connect");
      if (text !== "") socket.write(text);
      if (isAnswered) await once(socket, "data");
    };
    for (let number = 0; number < 20; number++) {
      await open("", false);
      await open("GET / HTTP/1.1\r\nHost: kind", false);
      await open("GET /robots.txt HTTP/1.1\r\nHost: a\r\n\r\n", true);
    }
    await open("GET /zzzz HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n", false);
    const { exitCode, seconds } = await stop();
    for (const socket of sockets) socket.destroy();
    expect(exitCode).toBe(143);
    expect(seconds).toBeLessThan(3);
    expect(output()).not.toContain("server.cut");
  });
}

test("short-lived instances share what one of them has asked", async () => {
  const stub = await startStubLastfm();
  const env = { VERCEL_ENV: "production", VERCEL_URL: "localhost", LASTFM_API_KEY: "any", LASTFM_API_URL: stub.url };
  const first = await startInstance({ env });
  const answer = await (await fetch(`${first.origin}/api/bio/muse`)).json();
  await first.stop();
  stub.requests.length = 0;
  const second = await startInstance({ env });
  expect(await (await fetch(`${second.origin}/api/bio/muse`)).json()).toEqual(answer);
  await second.stop();
  expect(answer).toMatchObject({ outcome: "ok" });
  expect(stub.requests).toHaveLength(0);
  await stub.close();
});

test("a server with a wrong variable ends, and names it", async () => {
  const { output, stop } = await startInstance({ env: { LASTFM_LANGUAGES: "english" } });
  expect((await stop()).exitCode).toBe(1);
  expect(linesOf(output()).map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({
      level: "error",
      event: "server.failed",
      message: expect.stringContaining('LASTFM_LANGUAGES is "english", expected one to 4 two-letter language codes'),
    }),
  ]);
});

test("whatever goes wrong is logged as JSON, by Next too", async () => {
  test.skip(!WAYS.includes("standalone"), "needs a server that can be without its data");
  const { origin, output, stop } = await startInstance({ way: "standalone", hasData: false });
  expect((await fetch(`${origin}/search?q=radiohead`)).status).toBe(500);
  // An unknown server action, once Next's own loudest fault.
  const body = new FormData();
  body.set("$ACTION_ID_0123456789abcdef0123456789abcdef0123456789", "");
  await fetch(`${origin}/`, { method: "POST", body });
  await stop();
  const lines = linesOf(output()).map((line) => JSON.parse(line));
  expect(lines).toContainEqual(expect.objectContaining({ level: "error", event: "request.failed" }));
});

test("the container's health check passes if the site is healthy, and fails without a response", async () => {
  const [, command = "[]"] = /^HEALTHCHECK(?:.|\\\n)*?CMD (\[.*\])$/m.exec(readFileSync("Containerfile", "utf8")) ?? [];
  const [node, ...args]: string[] = JSON.parse(command);
  expect(node).toBe("node");
  const { port, stop } = await startInstance();
  const check = () => spawnSync(process.execPath, args, { env: { ...process.env, PORT: String(port) } }).status;
  expect(check()).toBe(0);
  await stop();
  expect(check()).toBe(1);
});
