import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** An empty folder that is gone when the running test has finished; a concurrent test passes its own `onFinished`. */
export async function temporaryFolder(onFinished: typeof onTestFinished = onTestFinished): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "kindred-"));
  onFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
