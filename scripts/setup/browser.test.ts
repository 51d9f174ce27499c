import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserCandidates, isUsableBrowser } from "./browser.mjs";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kindred-browser-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function script(name: string, body: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${body}\n`);
  await chmod(path, 0o755);
  return path;
}

describe("browserCandidates", () => {
  it("browserCandidates(PATH) tries a headless Chromium, then any other, then Chrome", () => {
    const candidates = browserCandidates(["/a", "/b"].join(delimiter));
    expect(candidates.slice(0, 2)).toEqual(["/a/chromium-headless-shell", "/b/chromium-headless-shell"]);
    expect(candidates.indexOf("/b/chrome-headless-shell")).toBeLessThan(candidates.indexOf("/a/chromium"));
    expect(candidates.indexOf("/b/chromium")).toBeLessThan(candidates.indexOf("/a/google-chrome"));
  });
});

describe("isUsableBrowser", () => {
  it("isUsableBrowser(path) is true for a program that says it is Chromium", async () => {
    expect(isUsableBrowser(await script("chromium", 'echo "Chromium 142.0.1"'))).toBe(true);
  });

  it("isUsableBrowser(path) is false for a missing file, for one that fails and for another program", async () => {
    expect(isUsableBrowser(join(folder, "nothing"))).toBe(false);
    expect(isUsableBrowser(await script("snap-note", 'echo "install the chromium snap"; exit 1'))).toBe(false);
    expect(isUsableBrowser(await script("firefox", 'echo "Mozilla Firefox 140"'))).toBe(false);
  });
});
