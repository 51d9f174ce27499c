interface Pending<Result> {
  result: Promise<Result>;
  controller: AbortController;
  /** Callers still waiting. */
  waiting: number;
}

/**
 * Shares requests between callers: a pending request is joined, and aborted once no caller waits for it; results
 * are kept. A new keystroke joins the requests it shares with the previous one, and aborts the rest.
 */
export function shareRequests<Result>(request: (path: string, signal: AbortSignal) => Promise<Result>) {
  const results = new Map<string, Result>();
  const pending = new Map<string, Pending<Result>>();

  const start = (path: string): Pending<Result> => {
    const controller = new AbortController();
    const result = request(path, controller.signal).then((value) => {
      results.set(path, value);
      return value;
    });
    const started = { result, controller, waiting: 0 };
    pending.set(path, started);
    const forget = () => {
      if (pending.get(path) === started) pending.delete(path);
    };
    result.then(forget, forget);
    return started;
  };
  const giveUp = (path: string, shared: Pending<Result>) => {
    if (shared.waiting > 0 || pending.get(path) !== shared) return;
    pending.delete(path);
    shared.controller.abort();
  };

  /** @throws what `request` throws; the signal's reason when `signal` aborts */
  return async (path: string, signal: AbortSignal): Promise<Result> => {
    signal.throwIfAborted();
    const known = results.get(path);
    if (known !== undefined) return known;
    const shared = pending.get(path) ?? start(path);
    shared.waiting++;
    const leave = () => {
      shared.waiting--;
      // A caller that takes over does so in the same task.
      setTimeout(giveUp, 0, path, shared);
    };
    signal.addEventListener("abort", leave, { once: true });
    try {
      const value = await shared.result;
      signal.throwIfAborted();
      return value;
    } finally {
      signal.removeEventListener("abort", leave);
    }
  };
}
