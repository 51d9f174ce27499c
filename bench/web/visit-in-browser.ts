import { readFile } from "node:fs/promises";
import path from "node:path";
import { chromium } from "@playwright/test";
import * as v from "valibot";

/** Written by scripts/setup/browser.mjs. */
const Browser = v.pipe(v.string(), v.parseJson(), v.object({ executablePath: v.string() }));

/** Opens each address in a real browser; anything injected that ran, failed or was blocked is a fault. */
export async function visitInBrowser(origin: string, paths: string[]) {
  const file = path.resolve(import.meta.dirname, "../../.cache/browser.json");
  const { executablePath } = v.parse(Browser, await readFile(file, "utf8"));
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-background-networking"] });
  const faults: { path: string; fault: string }[] = [];
  try {
    const page = await browser.newPage();
    let at = "";
    page.on("dialog", async (dialog) => {
      faults.push({ path: at, fault: `dialog: ${dialog.message()}` });
      await dialog.dismiss();
    });
    page.on("pageerror", (error) => faults.push({ path: at, fault: `page error: ${error.message}` }));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push({ path: at, fault: `console: ${message.text()}` });
    });
    for (at of paths) {
      await page.goto(origin + at);
      const isAlive = await page
        .waitForFunction(
          () => Object.keys(document.querySelector("#content") ?? {}).some((key) => key.startsWith("__react")),
          null,
          { timeout: 5000 },
        )
        .then(
          () => true,
          () => false,
        );
      if (!isAlive) faults.push({ path: at, fault: "was not hydrated" });
    }
    return { count: paths.length, faults };
  } finally {
    await browser.close();
  }
}
