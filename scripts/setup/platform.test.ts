import { describe, expect, it } from "vitest";
import { platformName, suitsPlatform, thisPlatform } from "./platform.mjs";

const glibc = { node: "22", os: "linux", cpu: "x64", libc: "glibc" };
const mac = { node: "22", os: "darwin", cpu: "arm64", libc: null };

describe("suitsPlatform", () => {
  it.each([
    [{}, true, true],
    [{ os: ["linux"], cpu: ["x64"] }, true, false],
    [{ os: ["linux"], cpu: ["x64"], libc: ["glibc"] }, true, false],
    [{ os: ["linux"], cpu: ["x64"], libc: ["musl"] }, false, false],
    [{ os: ["darwin"] }, false, true],
    [{ os: ["!win32"] }, true, true],
    [{ os: ["!linux"] }, false, true],
    [{ cpu: ["wasm32"] }, false, false],
  ])("suitsPlatform(%j) goes by os, cpu and libc as npm does", (locked, onLinux, onMac) => {
    expect([suitsPlatform(locked, glibc), suitsPlatform(locked, mac)]).toEqual([onLinux, onMac]);
  });
});

describe("thisPlatform", () => {
  it("thisPlatform() names the running Node's major version and machine", () => {
    const { platform, arch, version } = process;
    expect(thisPlatform()).toMatchObject({ node: /\d+/.exec(version)?.[0], os: platform, cpu: arch });
    expect(platformName(glibc)).toBe("Node 22 on linux x64 (glibc)");
    expect(platformName(mac)).toBe("Node 22 on darwin arm64");
  });
});
