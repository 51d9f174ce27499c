// A contender for a lock, as a separate process. It reads commands from standard input and answers each with a line:
// `take` → `won` or `held by …`, `owned` → `true` or `false`, `block <ms>` → `done` once its main thread was busy that
// long, `release` → `released`. `<command> <path>`: the same once a file of that path exists.
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { type Lock, LockHeld, takeLock } from "./lock.ts";

const [place = "", beatMs = "5000", givenUpAfterMs = "120000"] = process.argv.slice(2);
const timing = { beatMs: Number(beatMs), givenUpAfterMs: Number(givenUpAfterMs) };
let lock: Lock | null = null;

async function answer(command: string, argument: string): Promise<string> {
  if (command === "take") {
    while (argument !== "" && !existsSync(argument));
    try {
      lock = await takeLock(place, { timing });
      return "won";
    } catch (error) {
      if (error instanceof LockHeld) return `held by ${error.owner}`;
      throw error;
    }
  }
  if (command === "owned") return String(lock?.stillOwned());
  if (command === "release") {
    lock?.release();
    return "released";
  }
  if (command !== "block") throw new Error(`unknown command ${command}`);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(argument));
  return "done";
}

for await (const line of createInterface({ input: process.stdin })) {
  const [command = "", argument = ""] = line.split(" ");
  process.stdout.write(`${await answer(command, argument)}\n`);
}
