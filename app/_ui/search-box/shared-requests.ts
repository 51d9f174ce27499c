interface Pending<Answer> {
  answer: Promise<Answer>;
  controller: AbortController;
  /** Callers that still wait. */
  waiting: number;
}

/**
 * Shares requests between callers: what is under way is joined, and given up once nobody waits for it any more; what
 * was answered is kept. A newer keystroke joins what it has in common with the one before, and ends the rest.
 */
export function shareRequests<Answer>(request: (path: string, signal: AbortSignal) => Promise<Answer>) {
  const answered = new Map<string, Answer>();
  const pending = new Map<string, Pending<Answer>>();

  const start = (path: string): Pending<Answer> => {
    const controller = new AbortController();
    const answer = request(path, controller.signal).then((value) => {
      answered.set(path, value);
      return value;
    });
    const started = { answer, controller, waiting: 0 };
    pending.set(path, started);
    const forget = () => {
      if (pending.get(path) === started) pending.delete(path);
    };
    answer.then(forget, forget);
    return started;
  };
  const giveUp = (path: string, shared: Pending<Answer>) => {
    if (shared.waiting > 0 || pending.get(path) !== shared) return;
    pending.delete(path);
    shared.controller.abort();
  };

  /** @throws what `request` throws; the signal's reason when `signal` aborts */
  return async (path: string, signal: AbortSignal): Promise<Answer> => {
    signal.throwIfAborted();
    const known = answered.get(path);
    if (known !== undefined) return known;
    const shared = pending.get(path) ?? start(path);
    shared.waiting++;
    const leave = () => {
      shared.waiting--;
      // The caller that takes over asks in the same task.
      setTimeout(giveUp, 0, path, shared);
    };
    signal.addEventListener("abort", leave, { once: true });
    try {
      const value = await shared.answer;
      signal.throwIfAborted();
      return value;
    } finally {
      signal.removeEventListener("abort", leave);
    }
  };
}
