import { describe, expect, it } from "vitest";
import { nodeVersionFault } from "./node-version.mjs";

const packageJson = { engines: { node: ">=20.9.0" } };

describe("nodeVersionFault", () => {
  it("nodeVersionFault(found) is null from the needed version on", () => {
    for (const found of ["20.9.0", "20.10.1", "21.0.0", "100.0.0"]) {
      expect(nodeVersionFault(found, packageJson)).toBeNull();
    }
  });

  it("nodeVersionFault(found) names the needed and the found version", () => {
    for (const found of ["20.8.9", "18.19.1", "4.0.0"]) {
      expect(nodeVersionFault(found, packageJson)).toBe(
        `Kindred needs Node 20.9.0 or newer; this is Node ${found}. Get a current release from https://nodejs.org and run the command again.`,
      );
    }
  });
});
