import { describe, expect, it } from "vitest";
import { missingPackages, npmCommand } from "./install.mjs";

const wanted = {
  packages: {
    "": { version: "0.1.0" },
    "node_modules/next": { version: "16.4.6", integrity: "sha512-n" },
    "node_modules/vitest": { version: "4.1.12", integrity: "sha512-v", dev: true },
    "node_modules/@next/swc-darwin-arm64": {
      version: "16.4.6",
      integrity: "sha512-d",
      optional: true,
      os: ["darwin"],
      cpu: ["arm64"],
    },
    "node_modules/@emnapi/core": { version: "2.0.0", integrity: "sha512-e", optional: true },
  },
};
const linux = { node: "22", os: "linux", cpu: "x64", libc: "glibc" };
const mac = { node: "22", os: "darwin", cpu: "arm64", libc: null };
const next = { version: "16.4.6", integrity: "sha512-n" };
const vitest = { version: "4.1.12", integrity: "sha512-v", dev: true };

describe("missingPackages", () => {
  it("missingPackages(wanted, null, …) lists every package that this machine must have", () => {
    expect(missingPackages(wanted, null, true, linux)).toEqual(["node_modules/next", "node_modules/vitest"]);
  });

  it("missingPackages(wanted, installed) is empty when all but other platforms' binaries are there", () => {
    const installed = { packages: { "node_modules/next": next, "node_modules/vitest": vitest } };
    expect(missingPackages(wanted, installed, true, linux)).toEqual([]);
  });

  it("missingPackages(wanted, installed, withDev) asks for omitted development packages only where needed", () => {
    const installed = { packages: { "node_modules/next": next } };
    expect(missingPackages(wanted, installed, false, linux)).toEqual([]);
    expect(missingPackages(wanted, installed, true, linux)).toEqual(["node_modules/vitest"]);
  });

  it("missingPackages(wanted, installed) lists a package of another version or content", () => {
    for (const other of [
      { ...next, version: "16.4.5" },
      { ...next, integrity: "sha512-x" },
    ]) {
      const installed = { packages: { "node_modules/next": other } };
      expect(missingPackages(wanted, installed, false, linux)).toEqual(["node_modules/next"]);
    }
  });
});

describe("missingPackages on another platform", () => {
  it("missingPackages(wanted, installed, withDev, platform) lists binaries that npm did not install there", () => {
    const installed = { packages: { "node_modules/next": next } };
    expect(missingPackages(wanted, installed, false, mac)).toEqual(["node_modules/@next/swc-darwin-arm64"]);
  });
});

describe("npmCommand", () => {
  it("npmCommand(execPath, node) runs npm by the running Node, and plain npm under another package manager", () => {
    expect(npmCommand("/lib/npm/bin/npm-cli.js", "/bin/node")).toEqual({
      command: "/bin/node",
      args: ["/lib/npm/bin/npm-cli.js"],
    });
    expect(npmCommand("/lib/pnpm.cjs", "/bin/node")).toEqual({ command: "npm", args: [] });
    expect(npmCommand(undefined, "/bin/node")).toEqual({ command: "npm", args: [] });
  });
});
