/**
 * What determines the matching binaries and whether an earlier build is valid.
 * @typedef {{ node: string, os: string, cpu: string, libc: string | null }} Platform
 */

/** @returns {string | null} Linux's C library, as npm names it; null elsewhere */
function libcOf() {
  if (process.platform !== "linux") return null;
  // Otherwise the report resolves the names of all open connections.
  process.report.excludeNetwork = true;
  const { header, sharedObjects } = process.report.getReport();
  if (header.glibcVersionRuntime) return "glibc";
  return sharedObjects.some((file) => file.includes("libc.musl-") || file.includes("ld-musl-")) ? "musl" : null;
}

/** @returns {Platform} this machine's, with Node's major version */
export function thisPlatform() {
  const { platform: os, arch: cpu, versions } = process;
  return { node: versions.node.split(".")[0] ?? "", os, cpu, libc: libcOf() };
}

/**
 * @param {string[] | undefined} list npm's `os`, `cpu` or `libc`: names, or exclusions with a leading "!"
 * @param {string | null} found
 */
function allows(list, found) {
  if (list === undefined) return true;
  if (found === null || list.includes(`!${found}`)) return false;
  return list.includes(found) || list.includes("any") || list.every((name) => name.startsWith("!"));
}

/**
 * @param {{ os?: string[], cpu?: string[], libc?: string[] }} locked @param {Platform} platform
 * @returns {boolean} whether npm installs the package there
 */
export function suitsPlatform({ os, cpu, libc }, platform) {
  return allows(os, platform.os) && allows(cpu, platform.cpu) && allows(libc, platform.libc);
}

/** @param {Platform} platform @returns {string} "Node 22 on linux x64 (glibc)" */
export function platformName({ node, os, cpu, libc }) {
  return `Node ${node} on ${os} ${cpu}${libc === null ? "" : ` (${libc})`}`;
}
