import { readFileSync } from "node:fs";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { nodeVersionFault } from "./node-version.cjs";

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), "utf8"));
const PackageJson = v.object({ engines: v.object({ node: v.string() }), scripts: v.record(v.string(), v.string()) });
const packageJson = v.parse(PackageJson, read("package.json"));

describe("nodeVersionFault", () => {
  it.each(["20.19.0", "20.20.2", "22.12.0", "22.23.3", "24.0.0", "24.21.0"])(
    "nodeVersionFault(%j) is null for versions that Kindred was tested on, and later ones of the same major",
    (found) => {
      expect(nodeVersionFault(found, packageJson)).toBeNull();
    },
  );

  it.each(["4.9.1", "18.20.8", "20.9.0", "20.18.3", "21.7.3", "22.0.0", "22.11.0", "23.11.1", "25.1.0", "26.0.0"])(
    "nodeVersionFault(%j) says in one sentence what is needed and found",
    (found) => {
      expect(nodeVersionFault(found, packageJson)).toBe(
        `Kindred runs on Node 20 (from 20.19), 22 (from 22.12) or 24, but this is Node ${found}: install one of them from https://nodejs.org and run the command again.`,
      );
    },
  );
});

describe("package.json", () => {
  it("asks npm for the same versions in the lockfile", () => {
    const { packages } = v.parse(v.object({ packages: v.object({ "": v.unknown() }) }), read("package-lock.json"));
    expect(packages[""]).toMatchObject({ engines: packageJson.engines });
  });

  it("runs setup through the file that old releases can parse", () => {
    const setups = Object.values(packageJson.scripts).filter((script) => script.includes("scripts/setup"));
    expect(setups.length).toBeGreaterThan(4);
    for (const script of setups) expect(script).toMatch(/^node scripts\/setup\.cjs (start|dev|test)$/);
  });
});
