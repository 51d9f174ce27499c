import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const config = fileURLToPath(new URL("./asconfig.json", import.meta.url));
const compiler = fileURLToPath(new URL("../../../../node_modules/assemblyscript/bin/asc.js", import.meta.url));

describe("kernel.wasm", () => {
  it("kernel.wasm is what `npm run kernel:build` makes of the sources", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "kindred-kernel-"));
    try {
      const built = path.join(folder, "kernel.wasm");
      execFileSync(process.execPath, [compiler, "--config", config, "--outFile", built]);
      expect(readFileSync(built)).toEqual(readFileSync(new URL("./kernel.wasm", import.meta.url)));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
