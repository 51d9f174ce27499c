import Table from "cli-table3";
import { list, TEXT } from "../scripts/cli/command-line.ts";
import { commandValues } from "../scripts/cli/run-command.ts";
import { launchBrowser } from "./browser.ts";
import { buildBareApp, MAX_SCRIPT_BYTES, VIEWPORTS, weighPage } from "./script-weight.ts";
import { startSite } from "./web/site.ts";

/**
 * Bytes of script that pages transfer on top of an empty page, both built by the same Next and served by
 * `next start`. The site must be built. e2e/script-weight.spec.ts enforces the limit for artist pages.
 */
const values = commandValues({
  name: "npx tsx bench/page-weight.ts",
  about: "Weighs the scripts of pages of the built site, beyond those of an empty page.",
  options: {
    paths: list(TEXT, { value: "PATH,PATH", help: "pages to weigh", fallback: ["/artist/radiohead"] }),
  },
});

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);

const stops: (() => Promise<void>)[] = [];
try {
  const empty = await startSite({}, { cwd: await buildBareApp(), probe: "/" });
  stops.push(empty.stop);
  const site = await startSite();
  stops.push(site.stop);
  const browser = await launchBrowser();
  stops.push(() => browser.close());
  const table = new Table({
    head: ["viewport", "page", "scripts", "script KB", "document KB", "script KB beyond empty"],
    style: { head: [], border: [] },
  });
  for (const [name, viewport] of Object.entries(VIEWPORTS)) {
    const nothing = await weighPage(browser, empty.origin, viewport);
    table.push([name, "empty", nothing.scripts, kilobytes(nothing.scriptBytes), kilobytes(nothing.documentBytes), ""]);
    for (const path of values.paths) {
      const page = await weighPage(browser, `${site.origin}${path}`, viewport);
      table.push([
        name,
        path,
        page.scripts,
        kilobytes(page.scriptBytes),
        kilobytes(page.documentBytes),
        kilobytes(page.scriptBytes - nothing.scriptBytes),
      ]);
    }
  }
  console.log(table.toString());
  console.log(`the limit for an artist's page: ${kilobytes(MAX_SCRIPT_BYTES)} KB`);
} finally {
  for (const stop of stops.reverse()) await stop();
}
