import { readFileSync } from "node:fs";
import * as v from "valibot";
import { describe, expect, it } from "vitest";

const Words = v.optional(v.array(v.string()));
const Locked = v.object({
  integrity: v.optional(v.string()),
  os: Words,
  cpu: Words,
  libc: Words,
  optionalDependencies: v.optional(v.record(v.string(), v.string()), {}),
});
type Locked = v.InferOutput<typeof Locked>;

const lockfile = readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8");
const { "": _root, ...locked } = v.parse(
  v.object({ packages: v.record(v.string(), Locked) }),
  JSON.parse(lockfile),
).packages;

/** The lock's entry that the package at `from` resolves `name` to: the nearest `node_modules` upwards. */
function entryOf(from: string, name: string): Locked | undefined {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf("/node_modules/"))) {
    const entry = locked[`${folder}/node_modules/${name}`];
    if (entry !== undefined) return entry;
    if (!folder.includes("/node_modules/")) return locked[`node_modules/${name}`];
  }
}

/** Packages that choose among platform binaries, with those binaries. */
const families = Object.entries(locked).flatMap(([path, { optionalDependencies }]) => {
  const binaries = Object.keys(optionalDependencies).map((name) => entryOf(path, name));
  return binaries.filter((entry) => entry?.os !== undefined).length > 1 ? [{ path, binaries }] : [];
});

const PLATFORMS = [
  { os: "darwin", cpu: "arm64", libc: null },
  { os: "darwin", cpu: "x64", libc: null },
  { os: "win32", cpu: "x64", libc: null },
  ...["x64", "arm64"].flatMap((cpu) => ["glibc", "musl"].map((libc) => ({ os: "linux", cpu, libc }))),
];

describe("package-lock.json", () => {
  it("has a SHA-512 of every package, those for other platforms included", () => {
    const without = Object.entries(locked).filter(
      ([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""),
    );
    expect(without.map(([path]) => path)).toEqual([]);
  });

  it("has every package that another lists as optional", () => {
    const missing = Object.entries(locked).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies).filter((name) => entryOf(path, name) === undefined),
    );
    expect(missing).toEqual([]);
  });

  it("knows the packages with binaries that the site, the pipeline and the checks run on", () => {
    const names = families.map(({ path }) => path.replace("node_modules/", ""));
    const expected = ["next", "sharp", "@duckdb/node-bindings", "@tailwindcss/oxide", "lightningcss", "esbuild"];
    expect(names).toEqual(expect.arrayContaining([...expected, "@biomejs/biome", "rolldown", "typescript"]));
  });

  it.each(PLATFORMS)("has binaries for $os $cpu $libc", ({ os, cpu, libc }) => {
    const suits = (entry: Locked | undefined) =>
      entry?.os?.includes(os) &&
      entry.cpu?.includes(cpu) &&
      (entry.libc === undefined || entry.libc.includes(libc ?? ""));
    expect(families.filter(({ binaries }) => !binaries.some(suits)).map(({ path }) => path)).toEqual([]);
  });
});
