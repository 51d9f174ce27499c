import { spawnSync } from "node:child_process";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { thisPlatform } from "./platform.mjs";

const SCRIPTS = fileURLToPath(new URL("..", import.meta.url));
const STAMP = "node_modules/.kindred-platform.json";

/** A project of which setup is all there is, with these packages in its lock. */
async function project(packages: object): Promise<string> {
  const root = await temporaryFolder();
  for (const name of ["setup.cjs", "setup.mjs", "setup"]) {
    await cp(path.join(SCRIPTS, name), path.join(root, "scripts", name), { recursive: true });
  }
  const { engines } = JSON.parse(await readFile(path.join(SCRIPTS, "../package.json"), "utf8"));
  const head = { name: "kindred", version: "0.1.0" };
  await writeFile(path.join(root, "package.json"), JSON.stringify({ ...head, type: "module", engines }));
  const lock = { ...head, lockfileVersion: 3, requires: true, packages: { "": { ...head, engines }, ...packages } };
  await writeFile(path.join(root, "package-lock.json"), JSON.stringify(lock));
  await mkdir(path.join(root, "node_modules"));
  return root;
}

function setup(root: string) {
  const args = [path.join(root, "scripts/setup.cjs"), "start"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  return { status, stdout, stderr };
}

describe("node scripts/setup.cjs start", () => {
  it("records the platform, and reinstalls for another", async () => {
    const root = await project({});
    expect(setup(root)).toEqual({ status: 0, stdout: "", stderr: "" });
    const stamp = path.join(root, STAMP);
    expect(JSON.parse(await readFile(stamp, "utf8"))).toEqual(thisPlatform());
    await writeFile(stamp, JSON.stringify({ ...thisPlatform(), node: "18", cpu: "riscv64" }));
    await writeFile(path.join(root, "node_modules/stale.node"), "");
    const again = setup(root);
    expect(again.status).toBe(0);
    expect(again.stdout).toMatch(/^Installing packages \(they were installed for Node 18 on \w+ riscv64/);
    await expect(readFile(path.join(root, "node_modules/stale.node"))).rejects.toThrow("ENOENT");
  });

  it("names what npm does not install although this platform needs it", async () => {
    const { os, cpu } = thisPlatform();
    const binary = { version: "1.0.0", optional: true, os: [os], cpu: [cpu] };
    // Nothing depends on it, so npm installs nothing.
    const { status, stderr } = setup(await project({ "node_modules/binary": binary }));
    expect(status).toBe(1);
    expect(stderr).toContain("npm did not install node_modules/binary, which Node ");
  });
});
