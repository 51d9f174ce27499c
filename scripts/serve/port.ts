import { createServer } from "node:net";

/** Every interface first (what the server will ask for), then loopback alone: macOS lets the two coexist. */
const HOSTS = [undefined, "127.0.0.1"];

function listenFault(port: number, host: string | undefined): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", resolve);
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/**
 * Tries `port` by listening on it for a moment.
 * @param command what the person typed, for the way out
 * @returns one line for the person where the port can't be had, else null
 */
export async function portFault(port: number, command: string): Promise<string | null> {
  for (const host of HOSTS) {
    const fault = await listenFault(port, host);
    if (fault === null) continue;
    const other = `PORT=${port === 65_535 ? 3000 : Math.max(port + 1, 3000)} ${command}`;
    if (fault.code === "EADDRINUSE") return `Port ${port} is taken by another program; choose another one: ${other}`;
    if (fault.code === "EACCES") return `Port ${port} may not be opened by this user; choose another one: ${other}`;
    return `Port ${port} cannot be opened (${fault.message}); choose another one: ${other}`;
  }
  return null;
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address !== null
          ? resolve(address.port)
          : reject(new Error(`the system gave no port but ${String(address)}`)),
      );
    });
  });
}
