import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { currentBuild, servedBuild, switchIn } from "./builds.mjs";

const OTHER_FILE_SYSTEM = "/dev/shm";

async function put(root: string, name: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, name)), { recursive: true });
  await writeFile(path.join(root, name), text);
}

/** What `next build` leaves in `.next`. */
async function finish(root: string, id: string): Promise<void> {
  await put(root, ".next/BUILD_ID", id);
  await put(root, ".next/prerender-manifest.json", "{}");
  await put(root, ".next/export-marker.json", "{}");
  await put(root, ".next/server/app/index.html", `page of ${id}`);
  await put(root, ".next/static/chunk.js", `script of ${id}`);
  await put(root, ".next/cache/x", "for the next build");
}

const read = (root: string, name: string) => readFile(path.join(root, name), "utf8");

describe("switchIn(root)", () => {
  it("makes a finished build the current one, and leaves the one before as it was", async () => {
    const root = await temporaryFolder();
    expect(currentBuild(root)).toBe(".next");
    await finish(root, "first");
    expect(switchIn(root)).toBe(path.join(".builds", "first"));
    await finish(root, "second");
    switchIn(root);
    expect(currentBuild(root)).toBe(path.join(".builds", "second"));
    for (const id of ["first", "second"]) {
      expect(await read(root, `.builds/${id}/server/app/index.html`)).toBe(`page of ${id}`);
    }
    expect(existsSync(path.join(root, ".next/BUILD_ID"))).toBe(false);
    expect(await read(root, ".next/cache/x")).toBe("for the next build");
  });

  it("leaves a standalone server where Next documents it, with the files that are copied with it", async () => {
    const root = await temporaryFolder();
    await finish(root, "first");
    await put(root, ".next/standalone/server.js", "server");
    switchIn(root);
    expect(await read(root, ".next/standalone/server.js")).toBe("server");
    expect(await read(root, ".next/static/chunk.js")).toBe("script of first");
    expect(await read(root, ".builds/first/static/chunk.js")).toBe("script of first");
  });

  it.runIf(existsSync(OTHER_FILE_SYSTEM))("takes a build from a volume that holds .next", async () => {
    const root = await temporaryFolder();
    const volume = await mkdtemp(path.join(OTHER_FILE_SYSTEM, "kindred-"));
    onTestFinished(() => rm(volume, { recursive: true }));
    await symlink(volume, path.join(root, ".next"));
    await finish(root, "first");
    switchIn(root);
    expect(await read(root, ".builds/first/server/app/index.html")).toBe("page of first");
    expect(await readdir(volume)).toEqual(["cache"]);
  });

  it("is null for a build that did not finish, which changes nothing", async () => {
    const root = await temporaryFolder();
    await finish(root, "first");
    switchIn(root);
    await put(root, ".next/BUILD_ID", "second");
    expect(switchIn(root)).toBeNull();
    expect(currentBuild(root)).toBe(path.join(".builds", "first"));
  });
});

describe("currentBuild(root)", () => {
  it("follows no name that leads elsewhere or to a missing build", async () => {
    const root = await temporaryFolder();
    await put(root, "BUILD_ID", "x");
    for (const id of ["..", "../..", "gone", ""]) {
      await put(root, ".builds/current", id);
      expect(currentBuild(root)).toBe(".next");
    }
  });
});

it("servedBuild(root) stays the same after its first call, whatever is switched in", async () => {
  const root = await temporaryFolder();
  await finish(root, "first");
  switchIn(root);
  const served = servedBuild(root);
  await finish(root, "second");
  switchIn(root);
  expect([served, servedBuild(root)]).toEqual([".builds/first", ".builds/first"].map(path.normalize));
});
