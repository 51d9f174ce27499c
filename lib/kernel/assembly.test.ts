import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const compiler = fileURLToPath(new URL("../../node_modules/assemblyscript/bin/asc.js", import.meta.url));

describe("WebAssembly", () => {
  it.each(["cosine/assembly/kernel.wasm", "vectors/assembly/vectors.wasm"])(
    "%s is what `npm run kernel:build` makes of the sources",
    (file) => {
      const folder = mkdtempSync(path.join(tmpdir(), "kindred-kernel-"));
      try {
        const built = path.join(folder, "built.wasm");
        const kept = fileURLToPath(new URL(file, import.meta.url));
        const config = path.join(path.dirname(kept), "asconfig.json");
        execFileSync(process.execPath, [compiler, "--config", config, "--outFile", built]);
        expect(readFileSync(built)).toEqual(readFileSync(kept));
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
