import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createShapeTally, shapeRows } from "../simulate/shape/rows.ts";
import { folderHashes } from "../testing/folder-hashes.ts";
import { runPrecompute } from "../testing/run-precompute.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const SHAPE = "lastfm-360k-shape";
const rows = Buffer.concat([...shapeRows({ seed: 3, rows: 60_000 }, createShapeTally())]);
/** The same as the operator's own file, which DuckDB reads. */
const quoted = `user,mbid,artist,plays\n${rows
  .toString("utf8")
  .replaceAll('"', '""')
  .split("\n")
  .map((line) =>
    line
      .split("\t")
      .map((field) => `"${field}"`)
      .join(","),
  )
  .join("\n")}\n`;

/** A folder with published data, and a larger dataset in both dialects next to it. */
async function prepared(): Promise<{ cwd: string; old: Map<string, string>; isAsBefore(): Promise<void> }> {
  const cwd = await temporaryFolder();
  await writeFile(path.join(cwd, "old.csv"), "user,artist,plays\nu1,Beck,3\nu2,Beck,4\n");
  expect((await runPrecompute(["--dataset", "file:old.csv", "--out", "out"], { cwd })).code).toBe(0);
  await mkdir(path.join(cwd, SHAPE));
  await writeFile(path.join(cwd, SHAPE, "listens.tsv"), rows);
  await writeFile(path.join(cwd, "quoted.csv"), quoted);
  const old = await folderHashes(path.join(cwd, "out"));
  return {
    cwd,
    old,
    async isAsBefore() {
      expect(await folderHashes(path.join(cwd, "out"))).toEqual(old);
      expect((await readdir(cwd)).filter((name) => name.startsWith(".out"))).toEqual([]);
      expect((await readdir(path.join(cwd, ".cache"))).filter((name) => name !== "runs")).toEqual([]);
    },
  };
}

const scanned = ["--dataset", SHAPE, "--data-dir", ".", "--out", "out"];
const queried = ["--dataset", "file:quoted.csv", "--out", "out"];

describe("precompute, stopped", () => {
  it.each([
    ["SIGINT", 130, scanned, "ingest …", 0],
    ["SIGTERM", 143, scanned, "ingest …", 150],
    ["SIGINT", 130, queried, "ingest …", 0],
    ["SIGTERM", 143, queried, "ingest …", 400],
    ["SIGINT", 130, scanned, "similarity …", 50],
    ["SIGTERM", 143, scanned, "publish …", 0],
    ["SIGINT", 130, scanned, "publish …", 500],
  ] as const)(
    "by %s ends with code %i and without a trace (%j, %s + %i ms)",
    async (signal, code, flags, stage, delayMs) => {
      const { cwd, isAsBefore } = await prepared();
      let isSignalled = false;
      const stopped = await runPrecompute(flags, {
        cwd,
        onOutput(soFar, child) {
          if (!soFar.includes(stage) || isSignalled) return;
          isSignalled = true;
          setTimeout(() => child.kill(signal), delayMs);
        },
      });
      expect(stopped.stderr).toBe(`Stopped by ${signal}; the old data are untouched.\n`);
      expect(stopped).toMatchObject({ code, signal: null });
      await isAsBefore();
    },
  );
});

const LISTENS = '{"artist":"Beck","track":"Loser"}\n'.repeat(200_000);
/** 300 MB each, which take seconds to unpack. */
const PACKED = {
  "listens.json.gz": () => {
    const member = gzipSync(LISTENS.replaceAll("\n", ",\n"), { level: 1 });
    return Buffer.concat([gzipSync("["), ...Array.from({ length: 50 }, () => member)]);
  },
  "listens.zip": () => {
    const entry = Buffer.from(LISTENS.repeat(5));
    return zipSync(
      Object.fromEntries(Array.from({ length: 8 }, (_, month) => [`listens/2024/${month}.jsonl`, entry])),
      {
        level: 1,
      },
    );
  },
};

describe("precompute, stopped while it unpacks", () => {
  it.each(["listens.zip", "listens.json.gz"] as const)(
    "%s ends before that is done, and leaves no trace",
    async (name) => {
      const { cwd, isAsBefore } = await prepared();
      await writeFile(path.join(cwd, name), PACKED[name]());
      const stopped = await runPrecompute(["--dataset", `file:${name}`, "--max-unpacked", "9GB", "--out", "out"], {
        cwd,
        async onStart(child) {
          const isUnpacking = async () =>
            (await readdir(path.join(cwd, ".cache"), { recursive: true })).some((file) =>
              file.startsWith("precompute-"),
            );
          while (child.exitCode === null && !(await isUnpacking())) await sleep(1);
          child.kill("SIGTERM");
        },
      });
      expect(stopped.stderr).toBe("Stopped by SIGTERM; the old data are untouched.\n");
      expect(stopped).toMatchObject({ code: 143, signal: null, stdout: "" });
      await isAsBefore();
    },
  );
});

describe("precompute, stopped after its data were switched in", () => {
  it("says so, leaves the new data, and the next run removes what is left of the old data", async () => {
    const { cwd, old } = await prepared();
    const out = path.join(cwd, "out");
    for (let file = 0; file < 30_000; file++) writeFileSync(path.join(out, "artists", `a${file}.json`), "{}");
    let isSignalled = false;
    const stopped = await runPrecompute(scanned, {
      cwd,
      async onOutput(soFar, child) {
        if (!soFar.includes("publish …") || isSignalled) return;
        isSignalled = true;
        while (child.exitCode === null && !existsSync(path.join(cwd, ".out-previous"))) await sleep(1);
        child.kill("SIGTERM");
      },
    });
    expect(stopped.stderr).toBe(
      "Stopped by SIGTERM; the new data are in place, and the next run removes what is left of the old data.\n",
    );
    expect(stopped.code).toBe(143);
    const switchedIn = await folderHashes(out);
    expect(switchedIn.get("manifest.json")).not.toBe(old.get("manifest.json"));
    const next = await runPrecompute(scanned, { cwd });
    expect(next.code).toBe(0);
    expect(await folderHashes(out)).toEqual(switchedIn);
    // Where that takes long, in the background.
    const left = async () => (await readdir(cwd)).filter((name) => name.startsWith(".out"));
    await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 60_000, interval: 200 });
  });
});

const ONE_LINE = /^[^\n]+\n$/;

describe("precompute, in trouble", () => {
  it("names a thread's death and its cause", async () => {
    const { cwd, isAsBefore } = await prepared();
    let isRemoved = false;
    const failed = await runPrecompute(scanned, {
      cwd,
      async onOutput(soFar, child) {
        if (!soFar.includes("publish …") || isRemoved) return;
        isRemoved = true;
        // Deletes the folder while a thread is writing to it.
        const name = readdirSync(cwd).find((entry) => entry.startsWith(".out-staging-"));
        const staging = path.join(cwd, name ?? "no staging folder");
        while (child.exitCode === null && !existsSync(path.join(staging, "artists"))) await sleep(1);
        await rm(staging, { recursive: true, force: true }).catch(() => {});
        await rm(staging, { recursive: true, force: true });
      },
    });
    expect(failed.stderr).toMatch(ONE_LINE);
    // Whichever of them is first to miss the folder.
    expect(failed.stderr).toMatch(/Thread \d+ of \d+ died: (ENOENT|IO Error: No files found)[^\n]*\.out-staging-/);
    expect(failed.code).toBe(1);
    await isAsBefore();
  });

  it.each([["folder.csv", /^folder\.csv: cannot be read: the folder holds no file; [^\n]*\n$/, () => null]])(
    "names %s as the file that cannot be read",
    async (name, message, content) => {
      const { cwd, isAsBefore } = await prepared();
      const bytes = content();
      if (bytes === null) await mkdir(path.join(cwd, name));
      else await writeFile(path.join(cwd, name), bytes);
      const failed = await runPrecompute(["--dataset", `file:${name}`, "--out", "out"], { cwd });
      expect(failed.stderr).toMatch(message);
      expect(failed.code).toBe(1);
      await isAsBefore();
    },
  );

  it("names a folder in place of the raw text", async () => {
    const { cwd, isAsBefore } = await prepared();
    await rm(path.join(cwd, SHAPE, "listens.tsv"));
    await mkdir(path.join(cwd, SHAPE, "listens.tsv"));
    const failed = await runPrecompute(scanned, { cwd });
    expect(failed.stderr).toMatch(/^\S+listens\.tsv: cannot be read: EISDIR[^\n]*\n$/);
    expect(failed.code).toBe(1);
    await isAsBefore();
  });

  it("says what to do if DuckDB's memory limit is too small", async () => {
    const { cwd, isAsBefore } = await prepared();
    const failed = await runPrecompute([...scanned, "--memory", "2MB"], { cwd });
    expect(failed.stderr).toMatch(/^Out of memory \(.+\); --memory is 2MB; raise it, or use fewer[^\n]*\n$/);
    expect(failed.code).toBe(1);
    await isAsBefore();
  });
});

/** A file system of that size, unmounted after the test; null if we may not mount one. */
async function tinyDisk(size: string): Promise<string | null> {
  const folder = await temporaryFolder();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "none", folder], { stdio: "ignore" });
  } catch {
    return null;
  }
  onTestFinished(() => {
    execFileSync("umount", [folder]);
  });
  return folder;
}

describe("precompute on a full disk", () => {
  it("names the disk of the output folder and keeps the old data", async (context) => {
    const { cwd } = await prepared();
    const disk = await tinyDisk("3m");
    if (disk === null) return context.skip("mounting a small tmpfs needs root");
    const out = path.join(disk, "out");
    expect((await runPrecompute(["--dataset", "file:old.csv", "--out", out], { cwd })).code).toBe(0);
    const old = await folderHashes(out);
    const failed = await runPrecompute(["--dataset", SHAPE, "--data-dir", ".", "--out", out], { cwd });
    expect(failed.stderr).toMatch(/^The disk is full \([^\n]*ENOSPC[^\n]*\); free some space: [^\n]+\n$/);
    expect(failed.code).toBe(1);
    expect(await folderHashes(out)).toEqual(old);
    expect(await readdir(disk)).toEqual(["out"]);
  });

  it("names the disk of the work folder and keeps the old data", async (context) => {
    const { cwd: elsewhere } = await prepared();
    const disk = await tinyDisk("2m");
    if (disk === null) return context.skip("mounting a small tmpfs needs root");
    const packed = path.join(elsewhere, "quoted.csv.gz");
    await writeFile(packed, gzipSync(quoted));
    const out = path.join(elsewhere, "out");
    const old = await folderHashes(out);
    // The work folder is where the command runs.
    const failed = await runPrecompute(["--dataset", `file:${packed}`, "--out", out], { cwd: disk });
    expect(failed.stderr).toMatch(/^The disk is full \([^\n]*ENOSPC[^\n]*\); free some space: [^\n]+\n$/);
    expect(failed.code).toBe(1);
    expect(await folderHashes(out)).toEqual(old);
    expect(await readdir(path.join(disk, ".cache"))).toEqual([]);
  });
});
