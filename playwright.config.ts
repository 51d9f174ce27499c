import { existsSync, readFileSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";
import * as v from "valibot";

const Port = v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number), v.minValue(1), v.maxValue(65_535));
/** `npm test` sets both to free ports; these are for running `npm run e2e` by hand. */
const sitePort = v.parse(v.optional(Port, "3100"), process.env.E2E_PORT);
const lastfmPort = v.parse(v.optional(Port, "3101"), process.env.E2E_LASTFM_PORT);

/** Written by scripts/setup/browser.mjs. Without it Playwright looks for its own Chromium. */
const BROWSER_FILE = ".cache/browser.json";
const Browser = v.pipe(v.string(), v.parseJson(), v.object({ executablePath: v.string() }));
const executablePath = existsSync(BROWSER_FILE)
  ? v.parse(Browser, readFileSync(BROWSER_FILE, "utf8")).executablePath
  : undefined;

/** Journeys with this tag run in a browser without JavaScript, and there only. */
const NO_JAVASCRIPT = /@no-javascript/;
/** Journeys with this tag run on the phone too. */
const PHONE = /@phone/;

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/fixtures/global-setup.ts",
  outputDir: ".cache/test-results/e2e",
  // The server under test wants a core of its own.
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: ".cache/test-results/e2e.json" }]],
  use: {
    baseURL: `http://localhost:${sitePort}`,
    locale: "en-GB",
    colorScheme: "light",
    screenshot: "only-on-failure",
    actionTimeout: 10_000,
    launchOptions: {
      executablePath,
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
  projects: [
    {
      name: "desktop",
      grepInvert: NO_JAVASCRIPT,
      use: { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } },
    },
    {
      name: "phone",
      grep: PHONE,
      grepInvert: NO_JAVASCRIPT,
      use: { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } },
    },
    {
      name: "javascript-off",
      grep: NO_JAVASCRIPT,
      use: { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 }, javaScriptEnabled: false },
    },
  ],
  webServer: [
    {
      name: "last.fm stub",
      command: `node --import tsx e2e/fixtures/stub-lastfm.ts --port ${lastfmPort}`,
      url: `http://127.0.0.1:${lastfmPort}/stub/requests`,
      reuseExistingServer: false,
      gracefulShutdown: { signal: "SIGTERM", timeout: 2000 },
    },
    {
      name: "site",
      command: `node node_modules/next/dist/bin/next start --port ${sitePort}`,
      url: `http://localhost:${sitePort}/`,
      reuseExistingServer: false,
      gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
      env: {
        LASTFM_API_KEY: "e2e",
        LASTFM_API_URL: `http://127.0.0.1:${lastfmPort}/2.0`,
        NEXT_TELEMETRY_DISABLED: "1",
      },
    },
  ],
});
