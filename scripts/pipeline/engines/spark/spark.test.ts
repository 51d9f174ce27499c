import type { ChildProcess } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { coListening } from "../../../../lib/kernel/around/co-listening.fixture.ts";
import { findMethod } from "../../../../lib/kernel/methods.ts";
import { ArtistFile } from "../../../../lib/site-data/artist.ts";
import { Manifest } from "../../../../lib/site-data/manifest.ts";
import { findDataset } from "../../../datasets/find.ts";
import { firstExisting } from "../../../datasets/first-existing.ts";
import { SHA1_USER } from "../../../datasets/lastfm-360k.ts";
import { folderHashes } from "../../../testing/folder-hashes.ts";
import { runPrecompute } from "../../../testing/run-precompute.ts";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { ingest } from "../../ingest/ingest.ts";
import { placeholdersIn } from "../../placeholders.ts";
import { methodNeighbours } from "../method-neighbours.ts";
import { computeOnSpark } from "./compute-on-spark.ts";
import { demoRows, PORTABLE_FIGURES, parquetFromCsv, QUICK_SETTINGS, runFigures } from "./figures-and-rows.fixture.ts";
import { descendants, executorsOf, hasSpark, SPARK_HOME, survivors } from "./installed.fixture.ts";

/** Names that are placeholders and names that are not, each played by most of 14 listeners. */
const NAMES = [
  ...[
    "[unknown]",
    "Ｖａｒｉｏｕｓ　Ａｒｔｉｓｔｓ",
    "V.A.",
    "«unknown»",
    "ÇEŞİTLİ SANATÇILAR",
    "Bravo Hits",
    "(null)",
    "ｳﾞｧﾘｱｽ･ｱｰﾃｨｽﾄ",
  ],
  ...[
    "Verschiedene Ku\u0308nstler",
    "不明なアーティスト",
    "알 수 없는 아티스트",
    "Неизвестный исполнитель",
    "[data]",
    "Soundtrack",
  ],
  ...["DatA", "Unknown", "{unknown", "None", "[spunge]", "!!!", "Air", "Beck", "Cher", "Dido"],
];
const PLACEHOLDERS = 14;

function namedRows(): string {
  const rows = Array.from({ length: 14 }, (_, user) =>
    NAMES.flatMap((name, index) => {
      const mbid = name === "Bravo Hits" ? "89AD4AC3-39F7-470E-963A-56509C546377" : "";
      return (user * 3 + index) % 4 === 0 ? [] : [`u${user},${name},${mbid},${1 + ((user * index) % 7)}\n`];
    }),
  );
  return `user,artist,mbid,plays\n${rows.flat().join("")}`;
}

const QUICK = QUICK_SETTINGS.flatMap((setting) => ["--spark-conf", setting]);
const ONE_PROCESS = ["--engine", "spark", "--spark-master", "local[1]", ...QUICK];
const AS_IS = "lastfm-360k-shape";
/** All that this dataset accepts as users. */
const HASHED_USERS = `FROM rows WHERE regexp_full_match("user", '${SHA1_USER}')`;
const PLAIN_COLUMNS = "(FORMAT csv, DELIMITER '\t', HEADER false, QUOTE '', ESCAPE '')";
/** A master and two workers in processes of their own, as in a cluster. */
const CLUSTER = "local-cluster[2,1,1024]";
const TWO_WORKERS = ["--engine", "spark", "--spark-master", CLUSTER, ...QUICK];
const env = {
  SPARK_HOME,
  ...(process.env.JAVA_HOME && { JAVA_HOME: process.env.JAVA_HOME }),
};
const datasetsDir = path.resolve(process.env.DATASETS_DIR ?? ".cache/datasets");
const lastfm2k = await firstExisting([path.join(datasetsDir, "lastfm-2k", "user_artists.dat")]);
if (lastfm2k === null) console.warn(`The real lastfm-2k is not in ${datasetsDir}: its test on Spark is skipped.`);

const readManifest = async (folder: string) =>
  v.parse(v.pipe(v.string(), v.parseJson(), Manifest), await readFile(path.join(folder, "manifest.json"), "utf8"));

async function listsIn(folder: string): Promise<Map<string, ArtistFile["neighbours"]>> {
  const lists = new Map<string, ArtistFile["neighbours"]>();
  for (const file of await readdir(path.join(folder, "artists"))) {
    const text = await readFile(path.join(folder, "artists", file), "utf8");
    lists.set(file, v.parse(v.pipe(v.string(), v.parseJson(), ArtistFile), text).neighbours);
  }
  return lists;
}

/** The same neighbours at the same places, and each pair's similarity within 1e-6. @returns the number of places */
async function expectSameLists(folder: string, expected: string): Promise<number> {
  const [found, local] = [await listsIn(folder), await listsIn(expected)];
  expect([...found.keys()]).toEqual([...local.keys()]);
  let places = 0;
  for (const [file, neighbours] of local) {
    const other = found.get(file) ?? [];
    const names = (list: ArtistFile["neighbours"]) => list.map(({ slug, overlap }) => [slug, overlap]);
    expect(names(other), file).toEqual(names(neighbours));
    const gaps = neighbours.map(({ similarity }, place) => Math.abs((other[place]?.similarity ?? 0) - similarity));
    expect(Math.max(0, ...gaps), file).toBeLessThan(1e-6);
    places += neighbours.length;
  }
  return places;
}

/** Where two columns differ, and in what; null if they are equal. Vitest takes seconds for a million numbers. */
function firstDifference(found: Uint32Array, expected: Uint32Array): [number, number?, number?] | null {
  if (found.length !== expected.length) return [-1, found.length, expected.length];
  const slot = found.findIndex((value, at) => value !== expected[at]);
  return slot < 0 ? null : [slot, found[slot], expected[slot]];
}

/** Kills one of the run's executors, with kill -9, once Spark is computing pairs. @returns its process id */
async function killAnExecutor(cwd: string, child: ChildProcess): Promise<number> {
  const cache = path.join(cwd, ".cache");
  const isAtPairs = () =>
    existsSync(cache) &&
    readdirSync(cache).some((name) => existsSync(path.join(cache, name, "spark", "work", "pairs")));
  while (child.exitCode === null && !isAtPairs()) await sleep(20);
  const [executor] = executorsOf(child.pid ?? 0);
  if (executor === undefined) throw new Error("Spark was computing pairs, but there was no executor");
  process.kill(executor.pid, "SIGKILL");
  return executor.pid;
}

/** Two minutes on two idle cores in all; a busy machine takes three times as long. */
const TIMEOUT_MS = 900_000;

describe.skipIf(!hasSpark())("precompute --engine spark, on two workers", { timeout: TIMEOUT_MS }, () => {
  it("gives the same result as the local engine for the demo's rows, even if an executor is killed", async () => {
    const cwd = await temporaryFolder();
    await demoRows(path.join(cwd, "rows.parquet"), HASHED_USERS);
    // A dataset whose rows are read as they are: a file of one's own is a listening export, with rules of its own.
    await mkdir(path.join(cwd, AS_IS));
    await demoRows(path.join(cwd, AS_IS, "listens.tsv"), HASHED_USERS, PLAIN_COLUMNS);
    const common = ["--method", "user-median-log", "--publish-min-listeners", "1"];
    const localFlags = ["--dataset", AS_IS, "--data-dir", cwd, ...common, "--out", "local"];
    expect(await runPrecompute(localFlags, { cwd })).toMatchObject({ code: 0, stderr: "" });
    const flags = ["--interactions", "rows.parquet", "--publish-min-listeners", "1", "--out", "spark"];
    let killed: Promise<number> | null = null;
    const run = await runPrecompute([...TWO_WORKERS, ...flags], {
      cwd,
      env,
      onOutput(_, child) {
        killed ??= killAnExecutor(cwd, child);
      },
    });
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(await killed).toBeGreaterThan(0);

    const [found, expected] = await Promise.all(["spark", "local"].map((name) => readManifest(path.join(cwd, name))));
    expect(found?.method).toEqual({ ...expected?.method, engine: "spark" });
    for (const key of ["users", "interactions", "plays", "artists"] as const)
      expect(found?.[key]).toEqual(expected?.[key]);
    // Parquet rows have no line numbers for examples.
    const rows = (manifest: Manifest | undefined) => ({
      ...manifest?.rows,
      rejected: manifest?.rows.rejected.map(({ reason, rows: count }) => [reason, count]),
    });
    expect(rows(found)).toEqual(rows(expected));

    expect(await expectSameLists(path.join(cwd, "spark"), path.join(cwd, "local"))).toBeGreaterThan(200_000);
    // Everything published, byte for byte: names, statistics, rounded similarities, search, map, the dashboard.
    const [published, byLocal] = await Promise.all(
      ["spark", "local"].map((name) => folderHashes(path.join(cwd, name))),
    );
    for (const [file, hash] of byLocal ?? []) {
      // Except what describes the run, and what compares methods on this machine.
      if (!["manifest.json", "methods.json"].includes(file)) expect([file, published?.get(file)]).toEqual([file, hash]);
    }
    // The dashboard's statements that are also Spark's, over the same tables.
    const figures = await runFigures(path.join(cwd, "spark"), env);
    expect(figures.map(({ figure }) => figure)).toEqual(PORTABLE_FIGURES);
    for (const { figure, spark, duckdb } of figures) expect([figure, spark]).toEqual([figure, duckdb]);
  });

  it.skipIf(lastfm2k === null)(
    "lists the same for lastfm-2k as the local engine, over storage with a URL",
    async () => {
      const cwd = await temporaryFolder();
      // Like hdfs:// and s3a://: files are copied there and back through Hadoop.
      await mkdir(path.join(cwd, "storage"));
      const link = `spark.hadoop.fs.viewfs.mounttable.cluster.link./work=file://${path.join(cwd, "storage")}`;
      const effects = { memory: "1GB", threads: 1, workers: 1, workDir: cwd, cacheDir: cwd, onProgress: () => {} };
      const { userArtists, artists } = await ingest(
        await findDataset("lastfm-2k").locate({ datasetsDir, workDir: cwd }),
        effects,
      );
      const method = findMethod("user-median-log");
      const floors = { minListeners: 3, minOverlap: 1, maxShare: 1, maxArtistsPerListener: null };
      const placeholders = placeholdersIn(artists);
      const settings = { method, topK: 50, shrinkage: method.defaultShrinkage, placeholders, ...floors };
      const expected = await methodNeighbours(userArtists, { ...settings, workers: 1 });
      const { neighbours, coListening: shared } = await computeOnSpark(
        userArtists,
        settings,
        {
          // In one process: the cluster is tested above.
          master: "local[2]",
          conf: [...QUICK_SETTINGS, link],
          workFolder: "viewfs://cluster/work",
          interactions: null,
          home: SPARK_HOME,
          submit: null,
        },
        effects,
      );
      for (const column of ["counts", "indices", "overlaps"] as const)
        expect(firstDifference(neighbours[column], expected[column]), column).toBeNull();
      expect(placeholders.map((artist) => neighbours.counts[artist])).toEqual(placeholders.map(() => 0));
      const gaps = neighbours.similarities.map((similarity, slot) =>
        Math.abs(similarity - (expected.similarities[slot] ?? 0)),
      );
      expect(gaps.reduce((most, gap) => Math.max(most, gap), 0)).toBeLessThan(1e-6);
      expect(shared.strongest).toEqual(coListening(userArtists).strongest);
      expect(await readdir(path.join(cwd, "storage"))).toEqual([]);
    },
  );

  it("finds the placeholders in rows that only Spark reads, and leaves them out as the local engine does", async () => {
    const cwd = await temporaryFolder();
    await writeFile(path.join(cwd, "rows.csv"), namedRows());
    await parquetFromCsv(path.join(cwd, "rows.csv"), path.join(cwd, "rows.parquet"));
    const common = ["--publish-min-listeners", "1", "--method", "user-median-log"];
    const local = await runPrecompute([...common, "--dataset", "file:rows.csv", "--out", "local"], { cwd });
    expect(local).toMatchObject({ code: 0, stderr: "" });
    const flags = [...ONE_PROCESS, ...common, "--interactions", "rows.parquet", "--out", "spark"];
    expect(await runPrecompute(flags, { cwd, env })).toMatchObject({ code: 0, stderr: "" });
    const { artists } = await readManifest(path.join(cwd, "spark"));
    expect(artists).toEqual((await readManifest(path.join(cwd, "local"))).artists);
    expect(artists.placeholders).toBe(PLACEHOLDERS);
    expect(await expectSameLists(path.join(cwd, "spark"), path.join(cwd, "local"))).toBeGreaterThan(0);
  });

  it("names the columns of unusable Parquet, in one line, and leaves no process", async () => {
    const cwd = await temporaryFolder();
    await mkdir(path.join(cwd, "rows"));
    await demoRows(path.join(cwd, "rows", "a.parquet"), `SELECT "user" AS listener, plays FROM rows`);
    const flags = [...ONE_PROCESS, "--interactions", "rows", "--out", "out"];
    let pid = 0;
    const { code, stderr } = await runPrecompute(flags, {
      cwd,
      env,
      onOutput(_, child) {
        pid = child.pid ?? 0;
      },
    });
    expect(stderr).toMatch(
      /^Spark failed: file:\/\/.*\/rows: found the columns listener, plays, expected user, artist, and optionally plays and mbid \(full log: .*spark\.log\)\n$/,
    );
    expect(code).toBe(1);
    expect(descendants(pid)).toEqual([]);
    expect(await readdir(cwd)).not.toContain("out");
  });

  it("stopped, ends every Spark process and leaves the old data", async () => {
    const cwd = await temporaryFolder();
    await writeFile(path.join(cwd, "old.csv"), "user,artist,plays\nu1,Beck,3\nu2,Beck,4\n");
    expect((await runPrecompute(["--dataset", "file:old.csv", "--out", "out"], { cwd })).code).toBe(0);
    const old = await folderHashes(path.join(cwd, "out"));
    let started: number[] = [];
    let stopping = false;
    const flags = ["--dataset", "demo", "--data-dir", ".", "--out", "out"];
    const stopped = await runPrecompute([...TWO_WORKERS, ...flags], {
      cwd,
      env,
      async onOutput(_, child) {
        if (stopping) return;
        stopping = true;
        while (child.exitCode === null && executorsOf(child.pid ?? 0).length < 2) await sleep(50);
        started = descendants(child.pid ?? 0).map(({ pid }) => pid);
        child.kill("SIGINT");
      },
    });
    expect(stopped.stderr).toBe("Stopped by SIGINT; the old data are untouched.\n");
    expect(stopped.code).toBe(130);
    expect(started.length).toBeGreaterThan(3);
    expect(await survivors(started)).toEqual([]);
    expect(await folderHashes(path.join(cwd, "out"))).toEqual(old);
  });
});
