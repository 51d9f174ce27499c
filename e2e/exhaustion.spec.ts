import { once } from "node:events";
import { existsSync } from "node:fs";
import { get } from "node:http";
import { connect, type Socket } from "node:net";
import { type Instance, startInstance, type Way } from "./fixtures/instance.ts";
import { freePort } from "./fixtures/standalone-server.ts";
import { expect, test } from "./fixtures/test.ts";

test.skip(process.platform !== "linux", "counts open files in /proc");
test.describe.configure({ timeout: 120_000 });

/** So few that a few hundred connections use them up. */
const OPEN_FILES = 256;
const WAYS: readonly Way[] = existsSync(".next/standalone") ? ["next start", "standalone"] : ["next start"];
const ORDINARY = [
  "/",
  "/artist/radiohead",
  "/artists",
  "/data/manifest.json",
  "/search?q=radio&all=1",
  "/robots.txt",
  "/zzzz",
];

/** Connections of a client that sends `text`, reads nothing and closes nothing. */
function connections(port: number, count: number, text: (number: number) => string): Socket[] {
  return Array.from({ length: count }, (_, number) => {
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true }).pause();
    // A server that is full may close connections.
    socket.on("error", () => {});
    socket.write(text(number));
    return socket;
  });
}

/** Resolves once the server has ended or reset the connection. */
function closedByServer(socket: Socket): Promise<void> {
  if (socket.readableEnded || socket.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    socket.resume().once("end", resolve).once("close", resolve);
  });
}

/** @returns how many of `count` ordinary requests, each on a connection of its own, were answered with which status */
async function askOrdinarily({ port }: Instance, count: number): Promise<Record<string, number>> {
  const outcomes: Record<string, number> = {};
  for (let number = 0; number < count; number++) {
    const path = ORDINARY[number % ORDINARY.length];
    const outcome = await new Promise<string>((resolve) => {
      const request = get({ port, host: "127.0.0.1", path, agent: false }, (response) => {
        response
          .resume()
          .once("end", () => resolve(path === "/zzzz" ? `no ${response.statusCode}` : `${response.statusCode}`));
      });
      request.once("error", (error) => resolve(error.message));
    });
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  return outcomes;
}

const upgradeRequest = (number: number) => {
  const path = ["/zzzz", "/_next/webpack-hmr", "/", "/artist/radiohead"][number % 4];
  const method = ["GET", "POST", "OPTIONS", "QUERY"][Math.floor(number / 4) % 4];
  const protocol = ["websocket", "h2c", "", "nobody/1"][Math.floor(number / 16) % 4];
  return `${method} ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n\r\n`;
};

for (const way of WAYS) {
  test(`a thousand requests for an upgrade leave nothing open, and visitors are served: ${way}`, async () => {
    const instance = await startInstance({ way, openFiles: OPEN_FILES });
    const everything = { "200": 172, "no 404": 28 };
    expect(await askOrdinarily(instance, 200)).toEqual(everything);
    const before = await instance.openFiles();
    const sockets: Socket[] = [];
    // Fewer at a time than fit, so that each is read; the server closes every one, as the client never does.
    for (let round = 0; round < 10; round++) {
      const some = connections(instance.port, 100, (number) => upgradeRequest(100 * round + number));
      await Promise.all(some.map((socket) => once(socket.resume(), "end")));
      sockets.push(...some);
    }
    await expect.poll(() => instance.openFiles(), { timeout: 5000 }).toBeLessThanOrEqual(before);
    expect(await askOrdinarily(instance, 200)).toEqual(everything);
    for (const socket of sockets) socket.destroy();
    expect((await instance.stop()).exitCode).toBe(143);
  });

  test(`a thousand clients of any kind at once keep no visitor out: ${way}`, async () => {
    const instance = await startInstance({ way, openFiles: OPEN_FILES });
    await askOrdinarily(instance, 20);
    const before = await instance.openFiles();
    for (const { kind, text } of [
      { kind: "requests for an upgrade", text: upgradeRequest },
      { kind: "connections on which nothing is asked", text: () => "" },
      { kind: "requests that never end", text: () => "GET / HTTP/1.1\r\nHost: kind" },
      { kind: "visitors who keep their connection", text: () => "GET /robots.txt HTTP/1.1\r\nHost: a\r\n\r\n" },
    ]) {
      const sockets = connections(instance.port, 1000, text);
      // The last of them has been accepted once one that comes after it is answered.
      await askOrdinarily(instance, 5);
      expect(await askOrdinarily(instance, 50), kind).toEqual({ "200": 43, "no 404": 7 });
      for (const socket of sockets) socket.destroy();
      // The next kind comes to a server with nobody on it.
      await expect.poll(() => instance.openFiles(), { timeout: 5000, message: kind }).toBeLessThanOrEqual(before + 5);
    }
    await instance.stop();
  });
}

test("requests for an upgrade that come while the server starts are closed too", async () => {
  const port = await freePort();
  const starting = startInstance({ port, openFiles: OPEN_FILES });
  // The first moment at which something listens.
  while (!(await isListening(port))) await new Promise((resolve) => setTimeout(resolve, 2));
  const sockets = connections(port, 100, () => upgradeRequest(0));
  const instance = await starting;
  await askOrdinarily(instance, 20);
  // By the server: the client never ends one.
  await Promise.all(sockets.map(closedByServer));
  await expect.poll(() => instance.openFiles(), { timeout: 5000 }).toBeLessThan(sockets.length);
  for (const socket of sockets) socket.destroy();
  await instance.stop();
});

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });
}
