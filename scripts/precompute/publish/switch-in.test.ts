import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { createStaging, discardPrevious, recover, switchIn } from "./switch-in.ts";

async function folderWith(folder: string, text: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "manifest.json"), text);
  return folder;
}

const read = (folder: string) => readFile(path.join(folder, "manifest.json"), "utf8");

describe("switchIn(staging, out)", () => {
  it("puts new data in the place of old ones, which stand aside until they are discarded", async () => {
    const parent = await temporaryFolder();
    const out = await folderWith(path.join(parent, "data"), "old");
    await switchIn(await folderWith(await createStaging(out), "new"), out);
    expect(await read(out)).toBe("new");
    expect(await readdir(parent)).toEqual([".data-previous", "data"]);
    expect(await discardPrevious(out)).toBe(true);
    expect(await readdir(parent)).toEqual(["data"]);
  });

  it("works where there are no old data", async () => {
    const out = path.join(await temporaryFolder(), "public", "data");
    await switchIn(await folderWith(await createStaging(out), "new"), out);
    expect(await read(out)).toBe("new");
  });
});

describe("discardPrevious(out, signal)", () => {
  it("stops at the signal, and recover(out) removes the rest", async () => {
    const parent = await temporaryFolder();
    const out = await folderWith(path.join(parent, "data"), "new");
    const previous = await folderWith(path.join(parent, ".data-previous"), "old");
    for (let file = 0; file < 500; file++) await writeFile(path.join(previous, `${file}.json`), "{}");
    const stop = new AbortController();
    const discarding = discardPrevious(out, stop.signal);
    stop.abort();
    expect(await discarding).toBe(false);
    const left = (await readdir(previous)).length;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(501);
    await recover(out);
    expect(await readdir(parent)).toEqual(["data"]);
  });
});

describe("recover(out)", () => {
  it("brings the old data back after a kill between the two renames", async () => {
    const parent = await temporaryFolder();
    const out = path.join(parent, "data");
    await folderWith(path.join(parent, ".data-previous"), "old");
    await recover(out);
    expect(await read(out)).toBe("old");
    expect(await readdir(parent)).toEqual(["data"]);
  });

  it("removes old data that were left beside new ones", async () => {
    const parent = await temporaryFolder();
    const out = await folderWith(path.join(parent, "data"), "new");
    await folderWith(path.join(parent, ".data-previous"), "old");
    await recover(out);
    expect(await read(out)).toBe("new");
    expect(await readdir(parent)).toEqual(["data"]);
  });
});

describe("createStaging(out)", () => {
  it("removes folders of runs that are over", async () => {
    const parent = await temporaryFolder();
    const over = 99_999_999; // beyond Linux' largest pid
    await folderWith(path.join(parent, `.data-staging-${over}`), "half");
    await createStaging(path.join(parent, "data"));
    expect(await readdir(parent)).toEqual([`.data-staging-${process.pid}`]);
  });

  it("gives way to another process at work on the same folder, and leaves that one's files alone", async () => {
    const parent = await temporaryFolder();
    const theirs = `.data-staging-${process.ppid}`;
    await folderWith(path.join(parent, theirs), "half written");
    await expect(createStaging(path.join(parent, "data"))).rejects.toThrow(
      `Another run (process ${process.ppid}) is writing`,
    );
    expect(await readdir(parent)).toEqual([theirs]);
  });
});
