import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Browser, chromium } from "@playwright/test";
import * as v from "valibot";

const FILE = path.resolve(import.meta.dirname, "../.cache/browser.json");
const Found = v.pipe(v.string(), v.parseJson(), v.object({ executablePath: v.string() }));

/** The browser that `node scripts/setup.mjs test` found. @throws Error saying to run it */
export async function browserPath(): Promise<string> {
  const text = await readFile(FILE, "utf8").catch(() => {
    throw new Error('.cache/browser.json is missing: run "node scripts/setup.mjs test" first');
  });
  return v.parse(Found, text).executablePath;
}

export async function launchBrowser(): Promise<Browser> {
  const args = ["--no-sandbox", "--disable-background-networking"];
  return chromium.launch({ executablePath: await browserPath(), args });
}
