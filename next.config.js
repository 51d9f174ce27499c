import fs from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PHASE_PRODUCTION_BUILD, PHASE_PRODUCTION_SERVER } from "next/constants.js";
import { dataHeaders } from "./http/data-headers.mjs";
import { securityHeaders } from "./http/security-headers.mjs";
import { beforeBuild, servedBuild } from "./scripts/serve/builds.mjs";

const ROOT = path.dirname(fileURLToPath(import.meta.url));
/** The data, and what a run keeps next to them. */
const DATA = ["data", ".data-"].map((name) => fileURLToPath(new URL(`./public/${name}`, import.meta.url)));

/**
 * `next start` lists every file in public/ and passes all names of a folder to one call: about 120,000 artists overflow the
 * stack. It need not know them, since app/published serves them.
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
  // Seconds until a page without visits is rendered again before it is shown; Next's default is a year.
  expireTime: 86_400,
  // proxy.ts does: Next's own redirects carry no headers.
  skipTrailingSlashRedirect: true,
  // Otherwise proxy.ts sees "localhost" whatever `next start --hostname` says, and Next sends rewrites over the network
  // to itself, in a loop.
  skipProxyUrlNormalize: true,
  headers: async () => [...securityHeaders(), ...dataHeaders()],
  // A server that needs no node_modules, for containers: .next/standalone.
  output: process.env.STANDALONE ? "standalone" : undefined,
  // Vercel keeps pages in a cache of its own.
  cacheHandler: process.env.VERCEL ? undefined : fileURLToPath(new URL("./http/hashed-pages.mjs", import.meta.url)),
  // No page shows images that Next needs to resize, and anyone could fill the disk with resized social cards.
  images: { unoptimized: true },
  // Otherwise Next uses the topmost folder with a lockfile, and a standalone server is nested deeper than documented.
  outputFileTracingRoot: process.env.VERCEL ? undefined : ROOT,
  turbopack: {
    root: process.env.VERCEL ? undefined : ROOT,
    resolveAlias: {
      "victory-vendor/d3-scale": "./app/explore/_charts/d3-scales.mjs",
      "decimal.js-light": "./app/explore/_charts/decimal.mjs",
    },
  },
  experimental: {
    // On small machines Next uses one static worker; two render pages twice as fast on two cores.
    cpus: 2,
  },
  // Page functions read one small JSON file each; without this Next would trace the whole dataset into every function.
  outputFileTracingExcludes: { "/**": ["./public/data/**/*", "./.cache/**/*", "./data/**/*"] },
  rewrites: async () => ({
    // A prebuild next to a running server adds and removes files; Vercel's deployments never change.
    beforeFiles: process.env.VERCEL ? [] : [{ source: "/data/:path+", destination: "/published/:path+" }],
    // Browsers request this name before they have read a page's own link.
    afterFiles: [{ source: "/favicon.ico", destination: "/icons/favicon.ico" }],
  }),
};

/** @param {string} phase */
export default async (phase) => {
  // There every deployment has its own folders.
  if (process.env.VERCEL) return config;
  if (phase === PHASE_PRODUCTION_BUILD) await beforeBuild(ROOT);
  if (phase !== PHASE_PRODUCTION_SERVER) return config;
  hideDataFromNext();
  return { ...config, distDir: servedBuild(ROOT) };
};
