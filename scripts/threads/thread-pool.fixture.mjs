// How a thread of the pool's tests ends: "well", "throws", "exits", "leaves" or "never".

/** @param {string} ending @param {(message: string) => void} report */
export function run(ending, report) {
  report(`about to end: ${ending}`);
  if (ending === "throws") throw new TypeError("the fixture threw");
  if (ending === "exits") process.exit(3);
  if (ending === "leaves") process.exit(0);
  while (ending === "never") {
    // Busy on purpose: a thread in a tight loop is what an abort must stop.
  }
}
