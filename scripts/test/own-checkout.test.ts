import { existsSync, statSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { copyCheckout } from "./own-checkout.ts";

const OWN = {
  "public/data/manifest.json": "the operator's data",
  ".next/standalone/server.js": "the operator's server",
  ".builds/current": "the operator's build",
  ".env.local": "LASTFM_API_KEY=the operator's",
};
const SOURCES = {
  "app/page.tsx": "a page",
  "public/robots.txt": "a file",
  "next.config.js": "settings",
  "node_modules/.package-lock.json": "{}",
  "node_modules/next/index.js": "next",
};

async function put(root: string, files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }
}

const read = (root: string, name: string) => readFile(path.join(root, name), "utf8");

it("copyCheckout(root, folder) copies sources and packages, and nothing of the operator's own", async () => {
  const root = await temporaryFolder();
  const copy = path.join(root, ".cache/test-site");
  await put(root, { ...OWN, ...SOURCES });
  copyCheckout(root, copy);
  for (const [name, text] of Object.entries(SOURCES)) expect(await read(copy, name)).toBe(text);
  for (const name of Object.keys(OWN)) expect(existsSync(path.join(copy, name)), name).toBe(false);
});

it("copyCheckout(root, folder) again follows the sources, and keeps what was made in the copy", async () => {
  const root = await temporaryFolder();
  const copy = path.join(root, ".cache/test-site");
  const made = { "public/data/manifest.json": "the demo", ".builds/current": "the demo", ".next/cache/x": "x" };
  await put(root, { ...OWN, ...SOURCES, "app/old/page.tsx": "gone soon" });
  copyCheckout(root, copy);
  await put(copy, made);
  await rm(path.join(root, "app/old"), { recursive: true });
  await put(root, { "app/page.tsx": "another page" });
  const { ino } = statSync(path.join(copy, "node_modules/next"));
  copyCheckout(root, copy);
  expect(await read(copy, "app/page.tsx")).toBe("another page");
  expect(existsSync(path.join(copy, "app/old"))).toBe(false);
  for (const [name, text] of Object.entries(made)) expect(await read(copy, name)).toBe(text);
  for (const [name, text] of Object.entries(OWN)) expect(await read(root, name)).toBe(text);
  // Packages are copied again only where npm has installed some.
  expect(statSync(path.join(copy, "node_modules/next")).ino).toBe(ino);
  await put(root, { "node_modules/.package-lock.json": '{"a":1}', "node_modules/other/index.js": "other" });
  copyCheckout(root, copy);
  expect(await read(copy, "node_modules/other/index.js")).toBe("other");
});
