/** How threads share a computation in stages; each thread has one. */
export interface Stages {
  /** Runs `work` on the numbers below `count` that no other thread has taken in this stage. */
  share(count: number, work: (item: number) => void): void;
  /** Ends a stage: returns once every thread has called it as often as this one. */
  meet(): void | Promise<void>;
}

/** Rows that a thread takes at once: the first ones, of the most popular artists, are the longest. */
const ROWS_AT_ONCE = 32;

/** Calls `work` with ranges of the rows that no other thread has taken. */
export function shareRows(stages: Stages, rows: number, work: (first: number, last: number) => void): void {
  stages.share(Math.ceil(rows / ROWS_AT_ONCE), (item) => {
    const first = item * ROWS_AT_ONCE;
    work(first, Math.min(first + ROWS_AT_ONCE, rows));
  });
}
