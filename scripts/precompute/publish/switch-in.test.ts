import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { createStaging, recover, switchIn } from "./switch-in.ts";

async function folderWith(folder: string, text: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "manifest.json"), text);
  return folder;
}

const read = (folder: string) => readFile(path.join(folder, "manifest.json"), "utf8");

describe("switchIn(staging, out)", () => {
  it("puts new data in the place of old ones and leaves nothing else", async () => {
    const parent = await temporaryFolder();
    const out = await folderWith(path.join(parent, "data"), "old");
    await switchIn(await folderWith(await createStaging(out), "new"), out);
    expect(await read(out)).toBe("new");
    expect(await readdir(parent)).toEqual(["data"]);
  });

  it("works where there are no old data", async () => {
    const out = path.join(await temporaryFolder(), "public", "data");
    await switchIn(await folderWith(await createStaging(out), "new"), out);
    expect(await read(out)).toBe("new");
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
  it("removes folders of runs that are over and leaves those of runs that go on", async () => {
    const parent = await temporaryFolder();
    const out = path.join(parent, "data");
    const over = 99_999_999; // beyond Linux' largest pid
    await folderWith(path.join(parent, `.data-staging-${over}`), "half");
    await folderWith(path.join(parent, `.data-staging-${process.ppid}`), "half");
    await createStaging(out);
    expect((await readdir(parent)).sort()).toEqual(
      [`.data-staging-${process.pid}`, `.data-staging-${process.ppid}`].sort(),
    );
  });
});
