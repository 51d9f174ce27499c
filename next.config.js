import fs from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PHASE_PRODUCTION_BUILD, PHASE_PRODUCTION_SERVER } from "next/constants.js";
import { dataHeaders } from "./http/data-headers.mjs";
import { securityHeaders } from "./http/security-headers.mjs";
import { beforeBuild, servedBuild } from "./scripts/serve/builds.mjs";

const ROOT = path.dirname(fileURLToPath(import.meta.url));
/** The data, and what a run keeps beside them. */
const DATA = ["data", ".data-"].map((name) => fileURLToPath(new URL(`./public/${name}`, import.meta.url)));

/**
 * `next start` lists every file of public/, handing all names of a folder to one call: some 120,000 artists overflow the
 * stack there. It need not know them, as app/published answers for them.
 */
function hideDataFromNext() {
  const { readdir } = fs;
  fs.readdir = (folder, ...options) =>
    DATA.some((hidden) => String(folder).startsWith(hidden)) ? Promise.resolve([]) : readdir(folder, ...options);
}

/** @type {import("next").NextConfig} */
const config = {
  typedRoutes: true,
  // Without tests and what they import: hosts that set NODE_ENV=production install no development packages.
  typescript: { tsconfigPath: "tsconfig.build.json" },
  poweredByHeader: false,
  reactStrictMode: true,
  // Seconds until a page that no one visited is made anew before it is shown; Next's own figure is a year.
  expireTime: 86_400,
  // proxy.ts does: Next's own redirects carry no headers.
  skipTrailingSlashRedirect: true,
  // Else proxy.ts sees "localhost" whatever `next start --hostname` says, and Next sends what it rewrites over the network
  // to itself, round and round.
  skipProxyUrlNormalize: true,
  headers: async () => [...securityHeaders(), ...dataHeaders()],
  // A server that needs no node_modules, for containers: .next/standalone.
  output: process.env.STANDALONE ? "standalone" : undefined,
  // Vercel keeps pages in a cache of its own.
  cacheHandler: process.env.VERCEL ? undefined : fileURLToPath(new URL("./http/hashed-pages.mjs", import.meta.url)),
  // No page shows images that Next would resize, and anyone could fill the disk with resized social cards.
  images: { unoptimized: true },
  // Else Next takes the topmost folder with a lockfile for it, and a standalone server lies deeper than documented.
  outputFileTracingRoot: process.env.VERCEL ? undefined : ROOT,
  turbopack: {
    root: process.env.VERCEL ? undefined : ROOT,
    resolveAlias: {
      "victory-vendor/d3-scale": "./app/explore/_charts/d3-scales.mjs",
      "decimal.js-light": "./app/explore/_charts/decimal.mjs",
    },
  },
  experimental: {
    // Next picks one static worker on small machines; two render pages twice as fast on two cores.
    cpus: 2,
  },
  // Page functions read one small JSON file each; without this Next would trace the whole dataset into every function.
  outputFileTracingExcludes: { "/**": ["./public/data/**/*", "./.cache/**/*", "./data/**/*"] },
  rewrites: async () => ({
    // A prebuild beside a running server adds and removes files; Vercel's deployments never change.
    beforeFiles: process.env.VERCEL ? [] : [{ source: "/data/:path+", destination: "/published/:path+" }],
    // Browsers ask for it by this name where a page's own link isn't read yet.
    afterFiles: [{ source: "/favicon.ico", destination: "/icon.svg" }],
  }),
};

/** @param {string} phase */
export default async (phase) => {
  // There every deployment has folders of its own.
  if (process.env.VERCEL) return config;
  if (phase === PHASE_PRODUCTION_BUILD) await beforeBuild(ROOT);
  if (phase !== PHASE_PRODUCTION_SERVER) return config;
  hideDataFromNext();
  return { ...config, distDir: servedBuild(ROOT) };
};
