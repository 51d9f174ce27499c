import { existsSync } from "node:fs";
import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { claimName } from "../lock/claim.ts";
import { ownIdentity } from "../lock/process-identity.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { claimBuild } from "./claim-build.ts";
import { buildFault, prepareBuild } from "./old-builds.ts";

const AN_HOUR_AGO = new Date(Date.now() - 3_600_000);

async function put(root: string, name: string, text: string, time?: Date): Promise<void> {
  const file = path.join(root, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  if (time !== undefined) await utimes(file, time, time);
}

/** A checkout whose current build is `new`, switched in at `time`, with other builds. */
async function checkout(others: string[], time = AN_HOUR_AGO): Promise<string> {
  const root = await temporaryFolder();
  for (const id of ["new", ...others]) {
    await put(root, `.builds/${id}/BUILD_ID`, id);
    await put(root, `.builds/${id}/server/app/index.html`, id);
    await put(root, `.builds/${id}/kindred-build`, "");
  }
  await put(root, ".builds/current", "new\n", time);
  return root;
}

/** What a server leaves in `folder` that was killed, or whose process is not visible here. */
async function leaveClaim(root: string, folder: string, owner: object, time?: Date): Promise<void> {
  await put(root, path.join(folder, "users", claimName()), JSON.stringify({ ...ownIdentity(), ...owner }), time);
}

const builds = async (root: string) => (await readdir(path.join(root, ".builds"))).filter((name) => name !== "current");

describe("prepareBuild(root)", () => {
  it("removes builds that no server uses, but never the current one", async () => {
    const root = await checkout(["old", "older"]);
    expect(await prepareBuild(root)).toBeNull();
    expect(await builds(root)).toEqual(["new"]);
    expect(existsSync(path.join(root, ".builds/new/server/app/index.html"))).toBe(true);
  });

  it("keeps a build as long as a server uses it", async () => {
    const root = await checkout(["old", "older"]);
    const end = claimBuild(path.join(root, ".builds/old"));
    await prepareBuild(root);
    expect((await builds(root)).sort()).toEqual(["new", "old"]);
    expect(existsSync(path.join(root, ".builds/old/server/app/index.html"))).toBe(true);
    end();
    await prepareBuild(root);
    expect(await builds(root)).toEqual(["new"]);
  });

  it("keeps folders that are not known to be ours", async () => {
    const root = await checkout([]);
    await put(root, ".builds/thesis/thesis.txt", "mine");
    await prepareBuild(root);
    expect((await builds(root)).sort()).toEqual(["new", "thesis"]);
  });

  it("distinguishes a killed server from a running one, whatever process now has its PID", async () => {
    const root = await checkout(["killed", "elsewhere", "long-ago"]);
    await leaveClaim(root, ".builds/killed", { startedAt: "0" });
    await leaveClaim(root, ".builds/elsewhere", { system: "another container" });
    await leaveClaim(root, ".builds/long-ago", { system: "another container" }, AN_HOUR_AGO);
    await prepareBuild(root);
    expect((await builds(root)).sort()).toEqual(["elsewhere", "new"]);
  });

  it("gives a server that started with the previous build a minute to claim it", async () => {
    const root = await checkout(["old"], new Date());
    await prepareBuild(root);
    expect((await builds(root)).sort()).toEqual(["new", "old"]);
  });
});

describe("buildFault(root)", () => {
  it.each([".next", ".next/standalone"])("names a server that runs from %s, which a build empties", async (folder) => {
    const root = await checkout([]);
    const end = claimBuild(path.join(root, folder === ".next" ? folder : `${folder}/.next`));
    expect(buildFault(root)).toBe(
      `A server (process ${process.pid}) runs from ${folder}, which a build empties: stop it, or start it from a copy of that folder.`,
    );
    expect(await prepareBuild(root)).toBe(buildFault(root));
    end();
    expect(buildFault(root)).toBeNull();
  });

  it("is null if such a server was killed, or uses a build of its own", async () => {
    const root = await checkout(["old"]);
    await leaveClaim(root, ".next/standalone/.next", { startedAt: "0" });
    const end = claimBuild(path.join(root, ".builds/old"));
    expect(buildFault(root)).toBeNull();
    end();
  });
});
