import { setTimeout as sleep } from "node:timers/promises";
import { TransferFault } from "./fault.ts";
import { HTTP_LIMITS, type HttpLimits } from "./http.ts";

export interface Patience extends HttpLimits {
  /** Fewer bytes than this within `slowWindowMs` count as nothing. */
  slowBytes: number;
  slowWindowMs: number;
  /** Consecutive attempts without progress before an address is given up. */
  attempts: number;
  /** Doubled with each attempt, less a random part, so that clients that were cut off together do not return at once. */
  firstPauseMs: number;
  /** A server that asks for a longer pause is not waited for. */
  longestPauseMs: number;
}

export const PATIENCE: Patience = {
  ...HTTP_LIMITS,
  slowBytes: 16_384,
  slowWindowMs: 60_000,
  attempts: 5,
  firstPauseMs: 1_000,
  longestPauseMs: 120_000,
};

/**
 * Waits before attempt `attempt` + 1: as long as the server asks, otherwise longer each time.
 * @throws TransferFault if it was the last attempt, or the server asks for more than is worth waiting for
 */
export async function pause(
  fault: TransferFault,
  attempt: number,
  { patience, onLine, signal }: { patience: Patience; onLine(text: string): void; signal?: AbortSignal | undefined },
): Promise<void> {
  if (attempt >= patience.attempts) throw fault;
  const waitMs = fault.retryAfterMs ?? patience.firstPauseMs * 2 ** (attempt - 1) * (1 - Math.random() / 2);
  if (waitMs > patience.longestPauseMs) {
    throw new TransferFault(`${fault.message} and asks for a pause of ${Math.ceil(waitMs / 1000)} s`, {
      mayPass: false,
    });
  }
  onLine(`${fault.message}; retrying in ${(waitMs / 1000).toFixed(1)} s.`);
  await sleep(waitMs, undefined, { signal });
}
