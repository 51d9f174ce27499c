/**
 * Kills real prebuilds at random moments, with the output folder as a plain folder, behind a link and as a file system of
 * its own (needs root), and checks after each kill that the next run finds one of the two datasets, complete.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { count, oneOf, option } from "../scripts/cli/command-line.ts";
import { commandValues } from "../scripts/cli/run-command.ts";
import { locateOut } from "../scripts/pipeline/out-place.ts";
import { closeOut, openOut } from "../scripts/pipeline/switch-in.ts";
import { folderHashes } from "../scripts/testing/folder-hashes.ts";

const SCRIPT = fileURLToPath(new URL("../scripts/precompute.ts", import.meta.url));
const ROWS = { a: "u1,Beck,3\nu2,Beck,4\n", b: "u1,Abba,3\nu2,Abba,4\nu2,Queen,1\n" };
type Dataset = keyof typeof ROWS;
const SETUPS = ["folder", "link", "file system"] as const;
const values = commandValues({
  name: "npx tsx bench/kills.ts",
  about: "Kills real prebuilds at random moments and checks what the next run finds. Exit code 1 if anything was lost.",
  options: {
    kills: option(count(), { help: "kills per setup", fallback: 40 }),
    setup: option(oneOf(SETUPS), { help: "what the output folder is; a file system needs root", default: "all" }),
  },
});

/** @param killAfterMs null: it ends by itself */
async function run(
  cwd: string,
  dataset: string,
  out: string,
  killAfterMs: number | null = null,
): Promise<number | null> {
  const flags = ["--import", import.meta.resolve("tsx"), SCRIPT, "--dataset", `file:${dataset}.csv`, "--out", out];
  const child = spawn(process.execPath, flags, { cwd, stdio: "ignore" });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  if (killAfterMs !== null) {
    await Promise.race([ended, sleep(killAfterMs)]);
    child.kill("SIGKILL");
  }
  return ended;
}

const sameAs = (hashes: Map<string, string>) => JSON.stringify([...hashes]);

async function measure(setup: (typeof SETUPS)[number]): Promise<number> {
  const cwd = await mkdtemp(path.join(tmpdir(), "kindred-kills-"));
  const out = path.join(cwd, "out");
  const volume = path.join(cwd, "volume");
  let lost = 0;
  try {
    for (const [name, rows] of Object.entries(ROWS))
      await writeFile(path.join(cwd, `${name}.csv`), `user,artist,plays\n${rows}`);
    await mkdir(volume);
    if (setup === "link") await symlink("volume/data", out);
    if (setup === "file system") {
      await mkdir(out);
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=50m", "none", out]);
    }
    const whole = new Map<string, Dataset>();
    let wholeMs = 0;
    for (const dataset of ["a", "b"] as const) {
      const startMs = performance.now();
      if ((await run(cwd, dataset, out)) !== 0) throw new Error(`the run of ${dataset} failed without being killed`);
      wholeMs = performance.now() - startMs;
      whole.set(sameAs(await folderHashes(out)), dataset);
    }
    const found = { a: 0, b: 0 };
    let at: Dataset = "b";
    for (let kill = 0; kill < values.kills; kill++) {
      await run(cwd, at === "a" ? "b" : "a", out, Math.random() * wholeMs);
      // As at the start of the next run.
      await closeOut(await openOut(await locateOut(out, [])));
      const now = whole.get(sameAs(await folderHashes(out)));
      const left = (await readdir(path.dirname(setup === "link" ? path.join(volume, "data") : out))).filter((name) =>
        /^\.(out|data)-/.test(name),
      );
      if (now === undefined || left.length > 0) {
        lost += 1;
        console.log(
          `${setup}, kill ${kill + 1}: ${now ?? "neither dataset is complete"}; left: ${left.join(", ") || "nothing"}`,
        );
        await run(cwd, "a", out);
      }
      at = now ?? "a";
      found[at] += 1;
      if ((kill + 1) % 10 === 0) console.log(`${setup}: ${kill + 1} of ${values.kills} kills, ${lost} lost anything`);
    }
    const manifest = await readFile(path.join(out, "manifest.json"), "utf8");
    console.log(
      `${setup}: ${values.kills} kills within ${Math.round(wholeMs)} ms, ${lost} lost anything; found ${found.a} × a, ${found.b} × b; manifest of ${manifest.length} bytes`,
    );
  } finally {
    if (setup === "file system") execFileSync("umount", [out]);
    await rm(cwd, { recursive: true, force: true });
  }
  return lost;
}

let lost = 0;
for (const setup of SETUPS) if (setup === (values.setup ?? setup)) lost += await measure(setup);
process.exitCode = lost === 0 ? 0 : 1;
