// Files of the names and sizes of a folder, written into another by threads that do nothing else. Its last line is read by measure.ts.
import { mkdir, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { runThreads } from "../../scripts/threads/thread-pool.ts";
import { report, timed } from "../measure.ts";

const [from = "", to = "", threads = ""] = process.argv.slice(2);
const files: [string, number][] = [];
let largest = 0;
for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
  const source = path.join(entry.parentPath, entry.name);
  const target = path.join(to, path.relative(from, source));
  if (entry.isDirectory()) await mkdir(target, { recursive: true });
  if (!entry.isFile()) continue;
  const { size } = await stat(source);
  files.push([target, size]);
  largest = Math.max(largest, size);
}
const task = {
  files,
  next: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
  content: new Uint8Array(new SharedArrayBuffer(largest)).fill(0x20),
};
const module = new URL("./plain-write-thread.mjs", import.meta.url);
const run = await timed(() =>
  runThreads({ module, load: () => import("./plain-write-thread.mjs"), data: () => task, threads: Number(threads) }),
);
report(run, { files: files.length, bytes: files.reduce((sum, [, size]) => sum + size, 0) });
