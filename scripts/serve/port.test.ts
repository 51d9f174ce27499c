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
    expect(await portFault(port, undefined, "npm start --")).toBeNull();
    expect(await portFault(port, "127.0.0.1", "npm start --")).toBeNull();
  });

  it("portFault(port, host) says that a host does not belong to this machine", async () => {
    // 192.0.2.0/24 is for documentation, and .invalid never resolves.
    for (const host of ["192.0.2.1", "host.invalid"]) {
      expect(await portFault(await freePort(), host, "npm start --")).toContain(`no address ${host} to listen on`);
    }
  });

  for (const host of [undefined, "127.0.0.1", "0.0.0.0"]) {
    it(`portFault(port) names a port in use on ${host ?? "every interface"} and the command that avoids it`, async () => {
      const port = await freePort();
      await hold(port, host);
      expect(await portFault(port, undefined, "npm start --")).toBe(
        `Port ${port} is in use by another program; choose another one: npm start -- --port ${port + 1}`,
      );
    });
  }
});
