import { launchBrowser } from "../browser.ts";

/** Opens each address in a real browser; anything injected that ran, failed or was blocked is a fault. */
export async function visitInBrowser(origin: string, paths: string[]) {
  const browser = await launchBrowser();
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
