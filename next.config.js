import { dataHeaders } from "./http/data-headers.mjs";

/** @type {import("next").NextConfig} */
export default {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // Not permanentRedirect() in the page, whose kept answers carry the location twice.
  redirects: () => [{ source: "/artists/popular/1", destination: "/artists", permanent: true }],
  // A server that needs no node_modules, for containers: .next/standalone.
  output: process.env.STANDALONE ? "standalone" : undefined,
  headers: async () => dataHeaders(),
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
