import { existsSync, renameSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { mounted } from "../testing/mounted.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { locateOut } from "./out-place.ts";
import { mark } from "./published-folder.ts";
import { closeOut, describeOut, discardPrevious, hasPrevious, type OpenOut, openOut, switchIn } from "./switch-in.ts";

const manifest = (id: string) => JSON.stringify({ formatVersion: 1, dataset: { id } });

/** Puts data of a few kinds of file into a folder; each names its dataset. */
async function putData(folder: string, id: string, files: readonly string[] = [`artists/${id}.json`]): Promise<void> {
  for (const file of files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), id);
  }
  await writeFile(path.join(folder, "manifest.json"), manifest(id));
  mark(folder);
}

const idOf = async (folder: string) =>
  JSON.parse(await readFile(path.join(folder, "manifest.json"), "utf8")).dataset.id;

const open = async (out: string) => openOut(await locateOut(out, []));

async function close(out: OpenOut): Promise<void> {
  expect(await closeOut(out)).toBe(true);
}

/** An empty run: opens the folder, which repairs what a killed run left, and closes it. */
async function mend(out: string): Promise<void> {
  await close(await open(out));
}

describe("switchIn(out)", () => {
  it("replaces old data with new ones, and keeps the old ones aside until they are discarded", async () => {
    const parent = await temporaryFolder();
    await putData(path.join(parent, "data"), "old");
    const out = await open(path.join(parent, "data"));
    expect(describeOut(out)).toBe("The old data are untouched.");
    await putData(out.staging, "new");
    expect(await switchIn(out)).toBe(true);
    expect(describeOut(out)).toBe("The new data are in place.");
    expect(await idOf(path.join(parent, "data"))).toBe("new");
    expect(await idOf(path.join(parent, ".data-previous"))).toBe("old");
    expect(await discardPrevious(out)).toBe(true);
    await close(out);
    expect(await readdir(parent)).toEqual(["data"]);
  });

  it("works without old data", async () => {
    const out = await open(path.join(await temporaryFolder(), "public", "data"));
    expect(describeOut(out)).toBe("There were no data before, and there are none now.");
    await putData(out.staging, "new");
    expect(await switchIn(out)).toBe(false);
    expect(hasPrevious(out)).toBe(false);
    await close(out);
    expect(await idOf(out.place.folder)).toBe("new");
  });

  it("restores the old data if the new ones cannot replace them", async () => {
    const parent = await temporaryFolder();
    await putData(path.join(parent, "data"), "old");
    const out = await open(path.join(parent, "data"));
    await rm(out.staging, { recursive: true });
    await expect(switchIn(out)).rejects.toThrow("ENOENT");
    expect(describeOut(out)).toBe("The old data are untouched.");
    expect(await idOf(path.join(parent, "data"))).toBe("old");
    await close(out);
  });

  it("is described by what is on disk, not by what was intended", async () => {
    const parent = await temporaryFolder();
    const data = path.join(parent, "data");
    await putData(data, "old");
    const out = await open(data);
    renameSync(data, out.place.previous);
    expect(describeOut(out)).toBe(`The old data are in ${out.place.previous}; the next run restores them.`);
    await putData(data, "other");
    expect(describeOut(out)).toBe(`Something else has changed ${data} in the meantime.`);
    await rm(out.place.previous, { recursive: true });
    await putData(out.staging, "new");
    await switchIn(out);
    await rm(data, { recursive: true });
    expect(describeOut(out)).not.toContain("in place");
    await close(out);
  });
});

describe("discardPrevious(out, signal)", () => {
  it("stops at the signal, and the next run removes the rest and never treats it as data", async () => {
    const parent = await temporaryFolder();
    const data = path.join(parent, "data");
    await putData(
      data,
      "old",
      Array.from({ length: 500 }, (_, index) => `artists/a${index}.json`),
    );
    const out = await open(data);
    await putData(out.staging, "new");
    await switchIn(out);
    const stop = new AbortController();
    const discarding = discardPrevious(out, stop.signal);
    stop.abort();
    expect(await discarding).toBe(false);
    const left = (await readdir(path.join(parent, ".data-previous", "artists"))).length;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(500);
    await close(out);
    // Partly removed data must not be restored, whatever happened to the new ones.
    await rm(data, { recursive: true });
    await mend(data);
    expect(await readdir(parent)).toEqual([]);
  });

  it("waits for no long removal: the name is free at once, and a process in the background removes what is ours", async () => {
    const parent = await temporaryFolder();
    const data = path.join(parent, "data");
    const old = Array.from({ length: 500 }, (_, index) => `artists/a${index}.json`);
    await putData(data, "old", old);
    const out = await open(data);
    await putData(out.staging, "new");
    await switchIn(out);
    await writeFile(path.join(parent, ".data-previous", "artists", "thesis.txt"), "three years of work");
    expect(await discardPrevious(out, undefined, -1)).toBe(true);
    const left = (await readdir(parent)).filter((name) => name.startsWith(".data-") && name !== ".data-lock");
    const handedOver = left.filter((name) => path.join(parent, name) !== out.staging);
    expect(handedOver).toEqual([expect.stringMatching(/^\.data-staging-/)]);
    const artists = path.join(parent, handedOver[0] ?? "", "artists");
    await close(out);
    await vi.waitFor(async () => expect(await readdir(artists)).toEqual(["thesis.txt"]), { timeout: 60_000 });
    expect(await idOf(data)).toBe("new");
    await rm(path.join(artists, "thesis.txt"));
    await mend(data);
    expect(await readdir(parent)).toEqual(["data"]);
  });

  it("leaves files that were added to the old data in the meantime", async () => {
    const parent = await temporaryFolder();
    await putData(path.join(parent, "data"), "old");
    const out = await open(path.join(parent, "data"));
    await putData(out.staging, "new");
    await switchIn(out);
    await writeFile(path.join(parent, ".data-previous", "artists", "thesis.txt"), "three years of work");
    expect(await discardPrevious(out)).toBe(false);
    await close(out);
    expect(await readdir(path.join(parent, ".data-previous", "artists"))).toEqual(["thesis.txt"]);
  });
});

describe("openOut(place), after a run that was killed", () => {
  it("between the two renames: restores the old data", async () => {
    const parent = await temporaryFolder();
    await putData(path.join(parent, ".data-previous"), "old");
    await mend(path.join(parent, "data"));
    expect(await idOf(path.join(parent, "data"))).toBe("old");
    expect(await readdir(parent)).toEqual(["data"]);
  });

  it("before the old data were removed: removes them", async () => {
    const parent = await temporaryFolder();
    await putData(path.join(parent, "data"), "new");
    await putData(path.join(parent, ".data-previous"), "old");
    await mend(path.join(parent, "data"));
    expect(await idOf(path.join(parent, "data"))).toBe("new");
    expect(await readdir(parent)).toEqual(["data"]);
  });

  it("while it wrote: removes its staging folder, and none that has no marker", async () => {
    const parent = await temporaryFolder();
    const [ours, theirs] = [".data-staging-1", ".data-staging-2"].map((name) => path.join(parent, name));
    await putData(ours ?? "", "half");
    await putData(theirs ?? "", "theirs");
    await rm(path.join(theirs ?? "", ".kindred"), { recursive: true });
    await mend(path.join(parent, "data"));
    expect(await readdir(parent)).toEqual([".data-staging-2"]);
    expect(await idOf(theirs ?? "")).toBe("theirs");
  });

  it("at any step of a switch within a mount point: finishes it", async (context) => {
    const data = path.join(await temporaryFolder(), "data");
    await mkdir(data);
    if (!mounted(data, "-t", "tmpfs", "none")) return context.skip("mounting needs root");
    const files = {
      old: ["artists/old.json", "map.json", "quality.json"],
      new: ["artists/new.json", "map.json", "sql.json"],
    };
    const within = (name: string) => path.join(data, ".kindred", name);
    const tops = async (folder: string) => (await readdir(folder)).filter((name) => name !== ".kindred").sort();
    for (let step = 0; step <= 10; step++) {
      for (const name of await readdir(data)) await rm(path.join(data, name), { recursive: true });
      await putData(data, "old", files.old);
      await putData(within("next"), "new", files.new);
      await mkdir(within("previous/.kindred"), { recursive: true });
      // The killed run's progress: four moves out, the rename, four moves in, the removal.
      const [out, into] = [
        ["manifest.json", "artists", "map.json", "quality.json"],
        ["artists", "map.json", "sql.json", "manifest.json"],
      ];
      for (const name of out.slice(0, step)) renameSync(path.join(data, name), path.join(within("previous"), name));
      if (step > 4) renameSync(within("next"), within("new"));
      for (const name of into.slice(0, Math.max(0, step - 5)))
        renameSync(path.join(within("new"), name), path.join(data, name));
      if (step === 10) await rm(path.join(within("new"), ".kindred"), { recursive: true });
      await mend(data);
      expect(await tops(data)).toEqual(["artists", "manifest.json", "map.json", "sql.json"]);
      expect(await readdir(path.join(data, "artists"))).toEqual(["new.json"]);
      expect(await readFile(path.join(data, "map.json"), "utf8")).toBe("new");
      expect(await idOf(data)).toBe("new");
      expect(await readdir(within(""))).toEqual([]);
    }
  });
});

describe("switchIn(out), within a mount point", () => {
  it("keeps the folder, and the old data aside for readers until they are discarded", async (context) => {
    const data = path.join(await temporaryFolder(), "data");
    await mkdir(data);
    if (!mounted(data, "-t", "tmpfs", "none")) return context.skip("mounting needs root");
    await putData(data, "old");
    const { ino } = await stat(data);
    const out = await open(data);
    await putData(out.staging, "new");
    expect(await switchIn(out)).toBe(true);
    expect(describeOut(out)).toBe("The new data are in place.");
    expect(await readdir(path.join(data, "artists"))).toEqual(["new.json"]);
    expect(await readdir(path.join(data, ".kindred", "previous", "artists"))).toEqual(["old.json"]);
    expect(await discardPrevious(out)).toBe(true);
    await close(out);
    expect(existsSync(path.join(data, ".kindred", "previous"))).toBe(false);
    expect((await stat(data)).ino).toBe(ino);
  });
});
