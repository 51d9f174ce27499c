import { basename } from "node:path";
import { suitsPlatform } from "./platform.mjs";

/** @typedef {{ version?: string, integrity?: string, dev?: boolean, devOptional?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockedPackage */
/** @typedef {{ packages?: Record<string, LockedPackage> } | null} Lockfile */

/**
 * The packages of package-lock.json that node_modules lacks or has in another version. Compares contents, not file
 * times: a checkout or a copy changes times without changing anything else.
 * Optional packages must be installed if they are binaries for this platform: npm silently skips them
 * if configured to, or if it ran on an unsupported Node or on another platform.
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile} installed node_modules/.package-lock.json, which npm writes last; null if there is none
 * @param {boolean} withDev whether development dependencies count
 * @param {import("./platform.mjs").Platform} platform
 * @returns {string[]} paths such as "node_modules/next"
 */
export function missingPackages(wanted, installed, withDev, platform) {
  const have = installed?.packages ?? {};
  return Object.entries(wanted?.packages ?? {})
    .filter(([path, locked]) => {
      if (path === "" || (locked.dev && !withDev)) return false;
      const present = have[path];
      if (present !== undefined) return present.version !== locked.version || present.integrity !== locked.integrity;
      if (!locked.optional && !locked.devOptional) return true;
      return locked.os !== undefined && suitsPlatform(locked, platform);
    })
    .map(([path]) => path);
}

/**
 * The npm that started us, run by the same Node; plain `npm` if we were started otherwise.
 * @param {string | undefined} execPath npm's own `npm_execpath`, which pnpm and yarn set too
 * @param {string} node
 * @returns {{ command: string, args: string[] }}
 */
export function npmCommand(execPath, node) {
  return execPath !== undefined && basename(execPath) === "npm-cli.js"
    ? { command: node, args: [execPath] }
    : { command: "npm", args: [] };
}
