import { chmodSync, chownSync, existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { lstat, mkdir, readdir, readFile, readlink, rm, stat, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { folderHashes } from "../testing/folder-hashes.ts";
import { mounted, namespaceCommand } from "../testing/mounted.ts";
import { canRunAs, runPrecompute } from "../testing/run-precompute.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const ONE_LINE = /^[^\n]+\n$/;
const ROWS = { a: "u1,Beck,3\nu2,Beck,4\n", b: "u1,Abba,3\nu2,Abba,4\nu2,Queen,1\n" };
const NOBODY = 65_534;

/** A working directory with two datasets. */
async function workplace(): Promise<string> {
  const cwd = await temporaryFolder();
  for (const [name, rows] of Object.entries(ROWS))
    await writeFile(path.join(cwd, `${name}.csv`), `user,artist,plays\n${rows}`);
  return cwd;
}

const publish = (cwd: string, dataset: keyof typeof ROWS, out: string, more: object = {}) =>
  runPrecompute(["--dataset", `file:${dataset}.csv`, "--out", out], { cwd, ...more });

async function published(cwd: string, dataset: keyof typeof ROWS, out: string, more: object = {}) {
  const { code, stderr } = await publish(cwd, dataset, out, more);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return folderHashes(path.resolve(cwd, out));
}

/** Everything below a folder except the cache, by path: a file's content, a link's target. */
async function everything(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const place = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, place);
    if (name.startsWith(".cache")) continue;
    if (entry.isSymbolicLink()) found.set(name, await readlink(place));
    else found.set(name, entry.isFile() ? await readFile(place, "utf8") : "folder");
  }
  return found;
}

/** Runs and expects a refusal in one line, before a row is read, with nothing changed. */
async function refused(cwd: string, out: string, message: RegExp): Promise<void> {
  const before = await everything(cwd);
  const { code, stdout, stderr } = await publish(cwd, "b", out);
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(ONE_LINE);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(await everything(cwd)).toEqual(before);
}

const hidden = (folder: string) => readdirSync(folder).filter((name) => name.startsWith(".") && name !== ".cache");

describe("precompute --out, at a path with something that Kindred did not write", () => {
  it("refuses a folder with a foreign file, and names the file", async () => {
    const cwd = await workplace();
    await mkdir(path.join(cwd, "out"));
    await writeFile(path.join(cwd, "out", "thesis.txt"), "three years of work");
    await refused(cwd, "out", /out holds "thesis\.txt", which Kindred did not write/);
  });

  it.each([
    "thesis.txt",
    "artists/thesis.txt",
    "artists/Thesis.json",
    "mine/manifest.json",
    "browse/letter/b/x/1.json",
  ])("refuses its own folder with a foreign %s", async (file) => {
    const cwd = await workplace();
    await published(cwd, "a", "out");
    await mkdir(path.dirname(path.join(cwd, "out", file)), { recursive: true });
    await writeFile(path.join(cwd, "out", file), "three years of work");
    await refused(cwd, "out", /, which Kindred did not write/);
  });

  it("refuses its own folder with a link in place of a file", async () => {
    const cwd = await workplace();
    await published(cwd, "a", "out");
    await symlink(path.join(cwd, "a.csv"), path.join(cwd, "out", "artists", "abba.json"));
    await refused(cwd, "out", /out holds "artists\/abba\.json"/);
  });

  it("refuses a folder that only looks like published data", async () => {
    const cwd = await workplace();
    await mkdir(path.join(cwd, "out", "artists"), { recursive: true });
    await writeFile(path.join(cwd, "out", "artists", "beck.json"), "my notes");
    await refused(cwd, "out", /out holds "artists"/);
  });

  it.each([".", "..", "../.."])("refuses the working directory and what contains it (%s)", async (out) => {
    const outer = await temporaryFolder();
    const cwd = path.join(outer, "one", "checkout");
    await mkdir(path.join(cwd, ".git"), { recursive: true });
    await writeFile(path.join(cwd, ".git", "HEAD"), "ref: refs/heads/main\n");
    for (const [name, rows] of Object.entries(ROWS)) await writeFile(path.join(cwd, `${name}.csv`), rows);
    await refused(cwd, out, /(is|contains) \S+( itself)?, and a run replaces the whole folder/);
  });

  it("refuses an empty working directory and the folder of its cache", async () => {
    const cwd = await temporaryFolder();
    const run = (out: string) => runPrecompute(["--dataset", "file:/dev/null", "--out", out], { cwd });
    expect((await run(cwd)).stderr).toMatch(/is \S+ itself, and a run replaces/);
    expect((await run(".cache")).stderr).toMatch(/is \S+ itself, and a run replaces/);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it("refuses a file", async () => {
    const cwd = await workplace();
    await writeFile(path.join(cwd, "out"), "three years of work");
    await refused(cwd, "out", /out is not a folder, and is left alone/);
  });

  it("refuses a link to a file, to a folder with a foreign file, and one that leads to itself", async () => {
    const cwd = await workplace();
    await mkdir(path.join(cwd, "docs"));
    await writeFile(path.join(cwd, "docs", "thesis.txt"), "three years of work");
    await symlink("docs", path.join(cwd, "to-folder"));
    await symlink("docs/thesis.txt", path.join(cwd, "to-file"));
    await symlink("round", path.join(cwd, "round"));
    await refused(cwd, "to-folder", /to-folder holds "thesis\.txt"/);
    await refused(cwd, "to-file", /to-file is not a folder/);
    await refused(cwd, "round", /round is a link that leads back to itself/);
  });

  it("refuses if a folder next to it has the name needed for the old data", async () => {
    const cwd = await workplace();
    await published(cwd, "a", "out");
    await mkdir(path.join(cwd, ".out-previous"));
    await writeFile(path.join(cwd, ".out-previous", "thesis.txt"), "three years of work");
    await refused(cwd, "out", /\.out-previous holds "thesis\.txt", which was not written by Kindred/);
  });

  it("does not touch folders that are named like its staging folders", async () => {
    const cwd = await workplace();
    const others = [
      ".out-staging-99999999",
      ".out-staging-00000000-0000-4000-8000-000000000000",
      `.out-staging-${process.ppid}`,
    ];
    for (const name of others) {
      await mkdir(path.join(cwd, name));
      await writeFile(path.join(cwd, name, "thesis.txt"), "three years of work");
    }
    await published(cwd, "a", "out");
    expect(hidden(cwd).sort()).toEqual(others.sort());
    for (const name of others) expect(existsSync(path.join(cwd, name, "thesis.txt"))).toBe(true);
  });

  it("does not switch if something was added to the folder during the run", async () => {
    const cwd = await workplace();
    const before = await published(cwd, "a", "out");
    const { code, stderr } = await publish(cwd, "b", "out", {
      onOutput: () => writeFileSync(path.join(cwd, "out", "thesis.txt"), "three years of work"),
    });
    expect(stderr).toMatch(/^\S*out holds "thesis\.txt", which Kindred did not write[^\n]*\n$/);
    expect(code).toBe(1);
    expect(await readFile(path.join(cwd, "out", "thesis.txt"), "utf8")).toBe("three years of work");
    rmSync(path.join(cwd, "out", "thesis.txt"));
    expect(await folderHashes(path.join(cwd, "out"))).toEqual(before);
    expect(hidden(cwd)).toEqual([]);
  });
});

describe("precompute --out", () => {
  it.each(["absent", "an empty folder", "data of its own", "data of a version that set no markers"])(
    "replaces %s, and leaves nothing beside it",
    async (what) => {
      const cwd = await workplace();
      const out = path.join(cwd, "out");
      if (what === "an empty folder") await mkdir(out);
      if (what.startsWith("data")) await published(cwd, "a", "out");
      if (what.endsWith("no markers")) await rm(path.join(out, ".kindred"), { recursive: true });
      await published(cwd, "b", "out");
      expect(await readdir(path.join(out, "artists"))).toEqual(["abba.json", "queen.json"]);
      expect(hidden(cwd)).toEqual([]);
    },
  );

  it("restores, then replaces, data that a killed run of a version without markers had moved aside", async () => {
    const cwd = await workplace();
    await published(cwd, "a", ".out-previous");
    await rm(path.join(cwd, ".out-previous", ".kindred"), { recursive: true });
    await published(cwd, "b", "out");
    expect(hidden(cwd)).toEqual([]);
  });

  it.each([
    ["a folder with data", "volume/data", "a"],
    ["an empty folder", "volume/data", null],
    ["nothing yet", "volume/data", null],
    ["another link", "hop", "a"],
  ] as const)("follows a link to %s, which stays", async (what, target, old) => {
    const cwd = await workplace();
    await mkdir(path.join(cwd, "volume"));
    const folder = path.join(cwd, "volume", "data");
    if (what !== "nothing yet") await mkdir(folder);
    if (what === "another link") await symlink("volume/data", path.join(cwd, "hop"));
    await symlink(target, path.join(cwd, "out"));
    if (old !== null) await published(cwd, old, "out");
    await published(cwd, "b", "out");
    expect(await readlink(path.join(cwd, "out"))).toBe(target);
    expect(await readdir(path.join(folder, "artists"))).toEqual(["abba.json", "queen.json"]);
    expect(hidden(cwd)).toEqual([]);
    expect(hidden(path.join(cwd, "volume"))).toEqual([]);
    await published(cwd, "a", "out");
  });

  it.each([
    ["a file system of its own", ["-t", "tmpfs", "-o", "size=20m", "none"]],
    ["a folder of the same file system", ["--bind", "elsewhere"]],
  ])("replaces the content of a mount point that is %s, again and again", async (_, options) => {
    const cwd = await workplace();
    const out = path.join(cwd, "out mounted");
    await mkdir(out);
    await mkdir(path.join(cwd, "elsewhere"));
    if (!mounted(out, ...options.map((option) => (option === "elsewhere" ? path.join(cwd, option) : option)))) return;
    await mkdir(path.join(out, "lost+found"));
    const plain = { a: await published(cwd, "a", "plain-a"), b: await published(cwd, "b", "plain-b") };
    const { ino } = await stat(out);
    for (const dataset of ["a", "b", "a"] as const) {
      expect(await published(cwd, dataset, "out mounted")).toEqual(plain[dataset]);
      expect(await readdir(path.join(out, ".kindred"))).toEqual([]);
    }
    expect((await stat(out)).ino).toBe(ino);
    expect(existsSync(path.join(out, "lost+found"))).toBe(true);
    // Skipped if nothing has changed, as in any other folder.
    expect((await publish(cwd, "a", "out mounted")).stdout).toMatch(/ already built from /);
    await writeFile(path.join(out, "thesis.txt"), "three years of work");
    await refused(cwd, "out mounted", /out mounted holds "thesis\.txt"/);
  });

  it("refuses a folder of a container image's lower layers before a row is read, and replaces one of the upper layer", async (context) => {
    const cwd = await workplace();
    const layers = await temporaryFolder();
    for (const name of ["lower", "upper", "work", "merged"]) await mkdir(path.join(layers, name));
    await published(cwd, "a", path.join(layers, "lower", "data"));
    const [lower, upper, work] = ["lower", "upper", "work"].map((name) => path.join(layers, name));
    const merged = path.join(layers, "merged");
    const options = `lowerdir=${lower},upperdir=${upper},workdir=${work}`;
    if (!mounted(merged, "-t", "overlay", "overlay", "-o", options)) return context.skip("mounting needs root");
    const before = await folderHashes(path.join(merged, "data"));
    await refused(cwd, path.join(merged, "data"), /data is part of a container image, [^\n]+ mount a volume there/);
    expect(await folderHashes(path.join(merged, "data"))).toEqual(before);
    expect(hidden(merged)).toEqual([]);
    const first = await published(cwd, "a", path.join(merged, "own"));
    await published(cwd, "b", path.join(merged, "own"));
    expect(await published(cwd, "a", path.join(merged, "own"))).toEqual(first);
  });

  it("replaces the content of a folder whose parent is not writable", async (context) => {
    if (!canRunAs(NOBODY)) return context.skip("running as another user needs root, and a checkout that they may read");
    const cwd = await workplace();
    const volume = path.join(await temporaryFolder(), "volume");
    const out = path.join(volume, "data");
    await mkdir(out, { recursive: true });
    for (const folder of [cwd, out]) chownSync(folder, NOBODY, NOBODY);
    chmodSync(path.dirname(volume), 0o755);
    await published(cwd, "a", out, { uid: NOBODY });
    await published(cwd, "b", out, { uid: NOBODY });
    expect(await readdir(path.join(out, "artists"))).toEqual(["abba.json", "queen.json"]);
    expect(readdirSync(volume)).toEqual(["data"]);
  });

  it.each([
    [
      "/proc/x",
      /^Nothing can be written at \/proc\/x \(ENOENT[^\n]+\): name another folder with --out\. This run has changed nothing\.\n$/,
    ],
    [
      `${"n".repeat(300)}`,
      /^Nothing can be written at \S+ \(ENAMETOOLONG[^\n]+\): name another folder with --out\.[^\n]*\n$/,
    ],
    ["a.csv/out", /^Nothing can be written at \S+ \(ENOTDIR[^\n]+\): name another folder with --out\.[^\n]*\n$/],
  ])("says in one line that nothing can be written at %s", async (out, message) => {
    const cwd = await workplace();
    const { code, stdout, stderr } = await publish(cwd, "a", out);
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(readdirSync(cwd).sort()).toEqual(["a.csv", "b.csv"]);
  });

  it.each(["n".repeat(250), "名".repeat(80)])("writes into a folder with a long name (%s)", async (out) => {
    const cwd = await workplace();
    const first = await published(cwd, "a", out);
    await published(cwd, "b", out);
    expect(await published(cwd, "a", out)).toEqual(first);
    expect(hidden(cwd)).toEqual([]);
  });
});

describe("precompute's lock", () => {
  it.each(["in one place", "in two containers that share a volume", "in two containers that mount a volume"])(
    "lets two runs that start together publish one after the other, or only one of them, %s",
    async (where) => {
      const within = where === "in one place" ? [] : namespaceCommand();
      if (within === null) return;
      const [one, two] = [await workplace(), await workplace()];
      const volume = await temporaryFolder();
      const out = path.join(volume, "data");
      await mkdir(out);
      if (where.endsWith("mount a volume") && !mounted(out, "-t", "tmpfs", "none")) return;
      const runs = await Promise.all([publish(one, "a", out, { within }), publish(two, "b", out, { within })]);
      // A run that waits for the other's sign of life continues if the other is done by then.
      const losers = runs.filter(({ code }) => code !== 0);
      expect(losers.length).toBeLessThan(2);
      for (const { code, stderr } of losers) {
        expect(stderr).toMatch(
          /^Another run \(process \d+[^)\n]*\) is writing [^\n]+ This run has changed nothing\.\n$/,
        );
        expect(code).toBe(1);
      }
      const winners = [["beck.json"], ["abba.json", "queen.json"]].filter((_, index) => runs[index]?.code === 0);
      expect(winners).toContainEqual(await readdir(path.join(out, "artists")));
      expect(hidden(volume)).toEqual([]);
    },
  );

  it("is checked again before the switch: a run that has lost it changes nothing", async () => {
    const cwd = await workplace();
    const before = await published(cwd, "a", "out");
    const { code, stderr } = await publish(cwd, "b", "out", {
      onOutput: () => rmSync(path.join(cwd, ".out-lock"), { recursive: true, force: true }),
    });
    expect(stderr).toMatch(/^Another run has taken \S+out over while this one gave no sign of life\. [^\n]+\n$/);
    expect(code).toBe(1);
    expect(await folderHashes(path.join(cwd, "out"))).toEqual(before);
    expect((await lstat(path.join(cwd, "out"))).isDirectory()).toBe(true);
    expect(hidden(cwd)).toEqual([]);
  });
});
