import { readFile } from "node:fs/promises";
import * as v from "valibot";

const Found = v.pipe(v.string(), v.parseJson(), v.object({ executablePath: v.string() }));

/** The browser that `node scripts/setup.mjs test` found. @throws Error saying to run it */
export async function browserPath(): Promise<string> {
  const text = await readFile(".cache/browser.json", "utf8").catch(() => {
    throw new Error('.cache/browser.json is missing: run "node scripts/setup.mjs test" first');
  });
  return v.parse(Found, text).executablePath;
}
