import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { setOwnSiteAside } from "./own-site.ts";

const MANIFEST = "public/data/manifest.json";
const BUILD = ".next/BUILD_ID";

async function writeSite(root: string, dataset: string): Promise<void> {
  await mkdir(path.join(root, "public/data"), { recursive: true });
  await mkdir(path.join(root, ".next"), { recursive: true });
  await writeFile(path.join(root, MANIFEST), JSON.stringify({ dataset: { id: dataset } }));
  await writeFile(path.join(root, BUILD), dataset);
}

const read = (root: string, file: string) => readFile(path.join(root, file), "utf8").catch(() => null);

describe("setOwnSiteAside(root)", () => {
  it("keeps the operator's data and build, and puts them back in the place of the tests'", async () => {
    const root = await temporaryFolder();
    await writeSite(root, "lastfm-2k");
    const putBack = setOwnSiteAside(root);
    expect(await read(root, MANIFEST)).toBeNull();
    expect(await read(root, BUILD)).toBeNull();
    await writeSite(root, "demo");
    putBack();
    expect(await read(root, MANIFEST)).toContain("lastfm-2k");
    expect(await read(root, BUILD)).toBe("lastfm-2k");
  });

  it("leaves the demo in place, before and after", async () => {
    const root = await temporaryFolder();
    await writeSite(root, "demo");
    setOwnSiteAside(root)();
    expect(await read(root, BUILD)).toBe("demo");
  });

  it("puts back what a killed run has left aside", async () => {
    const root = await temporaryFolder();
    await writeSite(root, "lastfm-2k");
    setOwnSiteAside(root);
    await writeSite(root, "demo");
    setOwnSiteAside(root)();
    expect(await read(root, BUILD)).toBe("lastfm-2k");
  });

  it("takes data that were built after a killed run for the operator's", async () => {
    const root = await temporaryFolder();
    await writeSite(root, "lastfm-2k");
    setOwnSiteAside(root);
    await writeSite(root, "file:own.csv");
    const putBack = setOwnSiteAside(root);
    await writeSite(root, "demo");
    putBack();
    expect(await read(root, BUILD)).toBe("file:own.csv");
  });

  it.each(["public/data/thesis.txt", ".cache/own-site/data/thesis.txt"])("removes no folder with %s", async (file) => {
    const root = await temporaryFolder();
    await writeSite(root, "lastfm-2k");
    const putBack = setOwnSiteAside(root);
    await writeSite(root, file.startsWith("public") ? "demo" : "lastfm-2k");
    await writeFile(path.join(root, file), "three years of work");
    expect(() => (file.startsWith("public") ? putBack() : setOwnSiteAside(root))).toThrow("was not written by Kindred");
    expect(await read(root, file)).toBe("three years of work");
  });
});
