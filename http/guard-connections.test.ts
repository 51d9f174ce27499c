import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { guardConnections } from "./guard-connections.ts";

const MOST = 4;
let server: Server | null = null;

/** A server that responds to `/now` at once and to everything else when told to. */
async function guarded() {
  const answers: (() => void)[] = [];
  const found = createServer((request, response) => {
    if (request.url === "/now") response.end("now");
    else answers.push(() => response.end("later"));
  });
  server = found;
  await once(found.listen(0, "127.0.0.1"), "listening");
  const close = guardConnections(found, MOST);
  return { server: found, close, answers };
}

/** @returns a connection that has sent `text`, and what it has received when it ends */
async function client(to: Server, text = ""): Promise<{ socket: Socket; received: Promise<string> }> {
  const { port } = to.address() as AddressInfo;
  const accepted = once(to, "connection");
  const socket = connect({ port, host: "127.0.0.1" });
  let received = "";
  socket.on("data", (part) => {
    received += part;
  });
  socket.on("error", () => {});
  const ended = once(socket, "close").then(() => received);
  await accepted;
  if (text !== "") socket.write(text);
  return { socket, received: ended };
}

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

describe("guardConnections(server, max)", () => {
  it("closes the connection that has been idle longest when one too many arrives, never one with a request in progress", async () => {
    const { server, answers } = await guarded();
    const busy = await client(server, get("/later"));
    await once(server, "request");
    const idle = [await client(server), await client(server), await client(server)];
    const visitor = await client(server, `GET /now HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(await idle[0]?.received).toBe("");
    expect(await visitor.received).toContain("now");
    expect(idle.slice(1).map(({ socket }) => socket.closed)).toEqual([false, false]);
    answers[0]?.();
    await once(busy.socket, "data");
  });

  it("refuses a connection when all others have a request in progress", async () => {
    const { server } = await guarded();
    for (let number = 0; number < MOST; number++) {
      await client(server, get("/later"));
      await once(server, "request");
    }
    expect(await (await client(server)).received).toBe("");
  });

  it("counts a connection as idle again after its last response", async () => {
    const { server, answers } = await guarded();
    const kept = await client(server, get("/later") + get("/later"));
    while (answers.length < 2) await once(server, "request");
    answers[0]?.();
    await once(kept.socket, "data");
    const others = [await client(server), await client(server), await client(server), await client(server)];
    expect(kept.socket.closed).toBe(false);
    expect(await others[0]?.received).toBe("");
    answers[1]?.();
    await once(kept.socket, "data");
    await client(server);
    await client(server);
    await client(server);
    await client(server);
    expect(await kept.received).toMatch(/later.*later/s);
  });

  it("returns a function that closes idle connections, and the others after their response", async () => {
    const { server, close, answers } = await guarded();
    const idle = await client(server);
    const half = await client(server, "GET / HT");
    const busy = await client(server, get("/later"));
    await once(server, "request");
    const closed = new Promise((resolve) => server.close(resolve));
    close();
    expect(await idle.received).toBe("");
    expect(await half.received).toBe("");
    expect(busy.socket.closed).toBe(false);
    answers[0]?.();
    expect(await busy.received).toContain("later");
    await closed;
  });
});
