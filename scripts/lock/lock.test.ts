import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { claimName } from "./claim.ts";
import { LockHeld, takeLock } from "./lock.ts";
import { ownIdentity } from "./process-identity.ts";

const FIXTURE = fileURLToPath(new URL("./lock.fixture.ts", import.meta.url));
const TSX = import.meta.resolve("tsx");
/** Short, so that a test need not wait for minutes; even a busy machine beats several times before the limit. */
const QUICK = { beatMs: 200, givenUpAfterMs: 4000 };
/** Runs a command as PID 1 of a PID namespace of its own, as a container does. */
const NAMESPACE = ["unshare", "--pid", "--fork", "--mount-proc", "--kill-child"] as const;
const canUnshare = (() => {
  try {
    execFileSync(NAMESPACE[0], [...NAMESPACE.slice(1), "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

/** A contender in a separate process; ends with the test. */
function contender(
  place: string,
  { within = [], timing = QUICK }: { within?: readonly string[]; timing?: typeof QUICK } = {},
) {
  const [program = "", ...args] = [
    ...within,
    process.execPath,
    "--import",
    TSX,
    FIXTURE,
    place,
    String(timing.beatMs),
    String(timing.givenUpAfterMs),
  ];
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return {
    async ask(command: string): Promise<string> {
      child.stdin.write(`${command}\n`);
      return String((await lines.next()).value);
    },
    signal: (signal: NodeJS.Signals) => child.kill(signal),
    async end(signal: NodeJS.Signals | null): Promise<void> {
      if (signal === null) child.stdin.end();
      else child.kill(signal);
      await ended;
    },
  };
}

/** A lock left by an owner with that identity. */
function leave(place: string, owner: object): string {
  mkdirSync(place);
  const claim = path.join(place, claimName());
  writeFileSync(claim, JSON.stringify(owner));
  return claim;
}

async function place(): Promise<string> {
  return path.join(await temporaryFolder(), "lock");
}

describe("takeLock(place)", () => {
  it("takes a lock that no one else can take until it is released, and leaves nothing", async () => {
    const at = await place();
    const lock = await takeLock(at);
    expect(lock.stillOwned()).toBe(true);
    await expect(takeLock(at)).rejects.toThrow(LockHeld);
    await expect(takeLock(at)).rejects.toThrow(`process ${process.pid}`);
    expect(readdirSync(path.dirname(at))).toEqual(["lock"]);
    lock.release();
    expect(lock.stillOwned()).toBe(false);
    expect(readdirSync(path.dirname(at))).toEqual([]);
    (await takeLock(at)).release();
  });

  it("lets exactly one of several processes that start at the same moment win, with and without a stale lock", async () => {
    const at = await place();
    const folder = path.dirname(at);
    const all = Array.from({ length: 4 }, () => contender(at));
    const winners: number[] = [];
    for (let round = 0; round < 40; round++) {
      if (round % 2 === 1) leave(at, { ...ownIdentity(), startedAt: "long ago" });
      const start = path.join(folder, `go-${round}`);
      const answers = all.map((one) => one.ask(`take ${start}`));
      await sleep(5);
      writeFileSync(start, "");
      const said = await Promise.all(answers);
      winners.push(said.filter((answer) => answer === "won").length);
      expect(said.filter((answer) => answer.startsWith("held by process "))).toHaveLength(3);
      const owned = await Promise.all(all.map((one) => one.ask("owned")));
      expect(owned.filter((answer) => answer === "true")).toHaveLength(1);
      await Promise.all(all.map((one) => one.ask("release")));
    }
    expect(winners).toEqual(Array.from({ length: 40 }, () => 1));
    expect(readdirSync(folder).filter((name) => !name.startsWith("go-"))).toEqual([]);
  });

  it("takes over at once from a process that was killed, and not from one that is stopped", async () => {
    const at = await place();
    const first = contender(at);
    expect(await first.ask("take")).toBe("won");
    first.signal("SIGSTOP");
    await sleep(QUICK.givenUpAfterMs + 500);
    await expect(takeLock(at, { timing: QUICK })).rejects.toThrow(LockHeld);
    await first.end("SIGKILL");
    const lock = await takeLock(at, {
      onWait: () => {
        throw new Error("waited for a process that is visibly dead");
      },
    });
    expect(lock.stillOwned()).toBe(true);
    lock.release();
  });

  it("is released if its process ends by itself", async () => {
    const at = await place();
    const first = contender(at);
    expect(await first.ask("take")).toBe("won");
    await first.end(null);
    expect(readdirSync(path.dirname(at))).toEqual([]);
  });

  it("is taken over although another process now has the same PID", async () => {
    const at = await place();
    // The PID is alive: it is this process.
    leave(at, { ...ownIdentity(), startedAt: "before this process began" });
    (await takeLock(at)).release();
  });

  it("holds against a process of another PID namespace with the same PID, even while its main thread is busy", async (context) => {
    if (!canUnshare) return context.skip("a PID namespace needs root");
    const at = await place();
    const [first, second] = [contender(at, { within: NAMESPACE }), contender(at, { within: NAMESPACE })];
    expect(await first.ask("take")).toBe("won");
    const busy = first.ask(`block ${QUICK.givenUpAfterMs * 3}`);
    await sleep(QUICK.givenUpAfterMs * 1.5);
    expect(await second.ask("take")).toBe("held by process 1 of another container or machine");
    expect(await busy).toBe("done");
    expect(await first.ask("owned")).toBe("true");
  });

  it("is taken over from a process of another PID namespace once that has been silent for long enough", async (context) => {
    if (!canUnshare) return context.skip("a PID namespace needs root");
    const at = await place();
    const first = contender(at, { within: NAMESPACE });
    expect(await first.ask("take")).toBe("won");
    await first.end("SIGKILL");
    let seconds = 0;
    const lock = await takeLock(at, {
      timing: QUICK,
      onWait: (announced) => {
        seconds = announced;
      },
    });
    expect(seconds).toBeGreaterThan(0);
    lock.release();
  });

  it("takes over without waiting if the last sign of life is long ago", async () => {
    const at = await place();
    const claim = leave(at, { pid: 1, system: "another machine", startedAt: "1" });
    const longAgo = statSync(claim).mtimeMs / 1000 - 3600;
    utimesSync(claim, longAgo, longAgo);
    const onWait = () => {
      throw new Error("waited");
    };
    (await takeLock(at, { onWait })).release();
  });

  it("tells a process that was paused that its lock was taken over", async (context) => {
    if (!canUnshare) return context.skip("a PID namespace needs root");
    const at = await place();
    const first = contender(at, { within: ["setsid", ...NAMESPACE] });
    expect(await first.ask("take")).toBe("won");
    // Like a paused container: the whole namespace is stopped.
    const paused = pidsOfPlace(at);
    for (const pid of paused) process.kill(pid, "SIGSTOP");
    const lock = await takeLock(at, { timing: QUICK });
    for (const pid of paused) process.kill(pid, "SIGCONT");
    expect(await first.ask("owned")).toBe("false");
    expect(await first.ask("release")).toBe("released");
    expect(lock.stillOwned()).toBe(true);
    lock.release();
  });

  it("stops waiting at the signal", async () => {
    const at = await place();
    leave(at, { pid: 1, system: "another machine", startedAt: "1" });
    const stop = new AbortController();
    const taking = takeLock(at, { signal: stop.signal, onWait: () => setTimeout(() => stop.abort(), 10) });
    await expect(taking).rejects.toThrow("aborted");
    expect(readdirSync(path.dirname(at))).toEqual(["lock"]);
  });

  it.each([
    ["a file", (at: string) => writeFileSync(at, "mine")],
    [
      "a folder with a file",
      (at: string) => {
        mkdirSync(at);
        writeFileSync(path.join(at, "thesis.txt"), "mine");
      },
    ],
  ])("does not touch %s that has its name", async (_, make) => {
    const at = await place();
    make(at);
    await expect(takeLock(at)).rejects.toThrow("was not made by Kindred");
    expect(readdirSync(path.dirname(at))).toEqual(["lock"]);
  });

  it("removes what a process left when it was killed while preparing its claim", async () => {
    const at = await place();
    const name = claimName();
    const unfinished = `${at}-${path.parse(name).name}`;
    mkdirSync(unfinished);
    writeFileSync(path.join(unfinished, name), JSON.stringify({ ...ownIdentity(), startedAt: "long ago" }));
    (await takeLock(at)).release();
    expect(readdirSync(path.dirname(at))).toEqual([]);
  });
});

/** Processes, as seen from here, that run the fixture on this lock. */
function pidsOfPlace(at: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(at);
      } catch {
        return false;
      }
    })
    .map(Number);
}
