import type { Server } from "node:http";
import type { Socket } from "node:net";

/** A connection without traffic for this long is closed: its client no longer reads, or is gone. */
const STALLED_MS = 30_000;
/** How long a client may take over the head of a request, and over all of it; Node looks every 30 seconds. */
const HEAD_WITHIN_MS = 10_000;
const REQUEST_WITHIN_MS = 30_000;

/**
 * Keeps connections from exhausting the server. At max `max` are open: when one more arrives, the one that has been idle
 * longest is closed, so that idle ones never keep visitors out.
 * @param early connections made before this call
 * @returns closes the server's connections: idle ones at once, the others after their response
 */
export function guardConnections(server: Server, max: number, early: Iterable<Socket> = []): () => void {
  server.timeout = STALLED_MS;
  server.headersTimeout = HEAD_WITHIN_MS;
  server.requestTimeout = REQUEST_WITHIN_MS;
  /** Without a request in progress, longest idle first. */
  const idle = new Set<Socket>();
  /** The number of requests in progress. */
  const busy = new Map<Socket, number>();
  let isClosing = false;

  const attend = (socket: Socket) => {
    idle.add(socket);
    socket.once("close", () => {
      idle.delete(socket);
      busy.delete(socket);
    });
    if (idle.size + busy.size <= max) return;
    const [oldest] = idle;
    // At once, since many others may connect before its "close" event arrives.
    if (oldest !== undefined) idle.delete(oldest);
    oldest?.destroy();
  };

  const endRequest = (socket: Socket) => {
    const others = (busy.get(socket) ?? 0) - 1;
    if (others > 0) busy.set(socket, others);
    if (others > 0 || socket.destroyed) return;
    busy.delete(socket);
    if (isClosing) socket.destroySoon();
    else idle.add(socket);
  };

  for (const socket of early) {
    socket.setTimeout(STALLED_MS, () => socket.destroy());
    attend(socket);
  }
  server.on("connection", attend);
  server.prependListener("request", ({ socket }, response) => {
    idle.delete(socket);
    busy.set(socket, (busy.get(socket) ?? 0) + 1);
    response.once("close", () => endRequest(socket));
  });
  return () => {
    isClosing = true;
    for (const socket of idle) socket.destroy();
  };
}
