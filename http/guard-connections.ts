import type { Server } from "node:http";
import type { Socket } from "node:net";

/** A connection on which nothing moves for so long is closed: its client no longer reads, or is gone. */
const STALLED_MS = 30_000;
/** How long a client may take over the head of a request, and over all of it; Node looks every 30 seconds. */
const HEAD_WITHIN_MS = 10_000;
const REQUEST_WITHIN_MS = 30_000;

/**
 * Keeps connections from using the server up. At most `most` are open: where one more comes, the one that has waited
 * longest without a request under way makes room, so that idle ones never keep visitors out.
 * @param early connections made before this call
 * @returns what closes the server's connections: those without a request under way at once, the others after their answer
 */
export function guardConnections(server: Server, most: number, early: Iterable<Socket> = []): () => void {
  server.timeout = STALLED_MS;
  server.headersTimeout = HEAD_WITHIN_MS;
  server.requestTimeout = REQUEST_WITHIN_MS;
  /** Without a request under way, the longest waiting first. */
  const waiting = new Set<Socket>();
  /** With how many requests under way. */
  const busy = new Map<Socket, number>();
  let isClosing = false;

  const attend = (socket: Socket) => {
    waiting.add(socket);
    socket.once("close", () => {
      waiting.delete(socket);
      busy.delete(socket);
    });
    if (waiting.size + busy.size <= most) return;
    const [oldest] = waiting;
    // Now, since its event comes only after many others may have connected.
    if (oldest !== undefined) waiting.delete(oldest);
    oldest?.destroy();
  };

  const endRequest = (socket: Socket) => {
    const others = (busy.get(socket) ?? 0) - 1;
    if (others > 0) busy.set(socket, others);
    if (others > 0 || socket.destroyed) return;
    busy.delete(socket);
    if (isClosing) socket.destroySoon();
    else waiting.add(socket);
  };

  for (const socket of early) {
    socket.setTimeout(STALLED_MS, () => socket.destroy());
    attend(socket);
  }
  server.on("connection", attend);
  server.prependListener("request", ({ socket }, response) => {
    waiting.delete(socket);
    busy.set(socket, (busy.get(socket) ?? 0) + 1);
    response.once("close", () => endRequest(socket));
  });
  return () => {
    isClosing = true;
    for (const socket of waiting) socket.destroy();
  };
}
