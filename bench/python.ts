import { execFile } from "node:child_process";
import { access } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Pinned, so that ratios stay comparable. */
const PACKAGES = ["implicit==0.7.3", "numpy==2.4.6", "scipy==1.17.1", "pandas==3.1.1", "scikit-learn==1.9.1"];

/**
 * A disposable virtual environment with the peers, created on first use.
 * @returns path of its Python, or null, with the reason reported, if Python or the package index is not available
 */
export async function preparePython(folder: string, say: (line: string) => void): Promise<string | null> {
  const python = path.join(folder, "bin", "python");
  try {
    await access(path.join(folder, "ready"));
    return python;
  } catch {
    say(`creating a Python environment with ${PACKAGES.join(", ")} …`);
  }
  try {
    await run("python3", ["-m", "venv", folder]);
    await run(python, ["-m", "pip", "install", "--quiet", ...PACKAGES], { maxBuffer: 1 << 26 });
    await run("touch", [path.join(folder, "ready")]);
    return python;
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split("\n");
    say(`implicit and the prototype are skipped: no Python environment (${reason})`);
    return null;
  }
}
