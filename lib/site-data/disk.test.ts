import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

const home = process.cwd();
let folder = "";
let files: typeof import("./disk.ts");

async function putData(at: string, text: string): Promise<void> {
  await mkdir(at, { recursive: true });
  for (const name of ["manifest.json", "map.json"]) await writeFile(path.join(at, name), text);
}

const read = async (name: string) => (await files.readOnDisk(name))?.toString() ?? null;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "kindred-data-folder-"));
  // The reader takes the folder that the process was started in; another test may have loaded it already.
  process.chdir(folder);
  vi.resetModules();
  files = await import("./disk.ts");
});

beforeEach(async () => {
  await rm("public", { recursive: true, force: true });
  await rm("volume", { recursive: true, force: true });
  await mkdir("public");
});

afterAll(async () => {
  process.chdir(home);
  await rm(folder, { recursive: true });
});

describe("readOnDisk(path), during a switch", () => {
  it("reads the previous data that are set aside", async () => {
    await putData("public/.data-previous", "old");
    expect(await read("map.json")).toBe("old");
    expect(await files.isFileOnDisk("map.json")).toBe(true);
    expect(await files.isOnDisk()).toBe(true);
  });

  it("finds them beside the folder that a link leads to", async () => {
    await mkdir("volume");
    await symlink("../volume/data", "public/data");
    await putData("volume/.data-previous", "old");
    expect(await read("map.json")).toBe("old");
    expect(await files.isFileOnDisk("map.json")).toBe(true);
  });

  it("finds them within a folder that is replaced entry by entry, and takes nothing of the new ones", async () => {
    await putData("public/data/.kindred/previous", "old");
    await writeFile("public/data/sql.json", "new");
    await writeFile("public/data/map.json", "new");
    expect(await read("map.json")).toBe("old");
    // Whether the old data have it cannot be told before all of them are there.
    await expect(read("sql.json")).rejects.toThrow("was replaced while sql.json was read");
    await rename("public/data/.kindred/previous/manifest.json", "public/data/manifest.json");
    expect(await read("sql.json")).toBe("new");
  });
});
