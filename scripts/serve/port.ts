import { createServer } from "node:net";

/** All interfaces first (what the server will use), then loopback alone: macOS lets the two coexist. */
const HOSTS = [undefined, "127.0.0.1"];
/** System errors for an address or a name that does not belong to this machine. */
const FOREIGN = ["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EINVAL"];

function listenFault(port: number, host: string | undefined): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", resolve);
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/**
 * Tries `port` by listening on it for a moment.
 * @param host where the server will listen; undefined: on every interface
 * @param command what the user typed, for the suggested alternative
 * @returns one line for the user if the server can't listen there, otherwise null
 */
export async function portFault(port: number, host: string | undefined, command: string): Promise<string | null> {
  for (const place of host === undefined ? HOSTS : [host]) {
    const fault = await listenFault(port, place);
    if (fault === null) continue;
    const { code = "", message } = fault;
    if (host !== undefined && FOREIGN.includes(code)) {
      return `This machine has no address ${host} to listen on (--host or HOST): leave it out, or use 127.0.0.1`;
    }
    const other = `${command} --port ${port === 65_535 ? 3000 : Math.max(port + 1, 3000)}`;
    if (code === "EADDRINUSE") return `Port ${port} is in use by another program; choose another one: ${other}`;
    if (code === "EACCES") return `Port ${port} cannot be opened by this user; choose another one: ${other}`;
    return `Port ${port} cannot be opened (${message}); choose another one: ${other}`;
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
          : reject(new Error(`expected a port from the system, but got ${String(address)}`)),
      );
    });
  });
}
