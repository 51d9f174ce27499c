import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { freePort, portFault } from "./port.ts";

let holder: Server | null = null;

function hold(port: number, host?: string): Promise<void> {
  const server = createServer();
  holder = server;
  return new Promise((resolve) => server.listen(port, host, resolve));
}

afterEach(() => new Promise<void>((resolve) => (holder === null ? resolve() : holder.close(() => resolve()))));

describe("portFault", () => {
  it("portFault(port) is null for a free port and leaves it free", async () => {
    const port = await freePort();
    expect(await portFault(port, "npm start")).toBeNull();
    expect(await portFault(port, "npm start")).toBeNull();
  });

  for (const host of [undefined, "127.0.0.1", "0.0.0.0"]) {
    it(`portFault(port) names a port held on ${host ?? "every interface"} and the command that goes round it`, async () => {
      const port = await freePort();
      await hold(port, host);
      expect(await portFault(port, "npm start")).toBe(
        `Port ${port} is taken by another program; choose another one: PORT=${port + 1} npm start`,
      );
    });
  }
});
