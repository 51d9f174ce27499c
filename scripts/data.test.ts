import { spawn } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readEnvironment } from "../lib/environment.ts";
import { firstExisting } from "./datasets/first-existing.ts";
import { honest, listen, respond, type ServedFile, serveFile, stallAfter } from "./download/faulty-server.fixture.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const SCRIPT = fileURLToPath(new URL("./data.ts", import.meta.url));
const ZIP = "hetrec2011-lastfm-2k.zip";
const REAL = path.join(readEnvironment(process.env).DATASETS_DIR, "lastfm-2k");
const hasReal = (await firstExisting([path.join(REAL, "user_artists.dat")])) !== null;

/** Runs the real command. No proxy but a dead one: nothing but loopback can be reached. */
function run(flags: readonly string[], { killAt = "" } = {}) {
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), SCRIPT, ...flags], {
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH ?? "",
      https_proxy: "http://127.0.0.1:9",
      NODE_NO_WARNINGS: "1",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const take = (text: string) => {
    output += text;
    if (killAt !== "" && output.includes(killAt)) child.kill("SIGKILL");
  };
  child.stdout.setEncoding("utf8").on("data", take);
  child.stderr.setEncoding("utf8").on("data", take);
  return new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once("close", (code) => resolve({ code, output }));
  });
}

const madeUpZip = () =>
  Buffer.from(
    zipSync({ "artists.dat": strToU8("id\n"), "user_artists.dat": strToU8("x".repeat(90_000)) }, { level: 0 }),
  );

describe("npm run data", () => {
  it("shows licence and size first, and ends with the steps by hand where nothing can be reached", async () => {
    const folder = await temporaryFolder();
    const { code, output } = await run(["--dataset", "lastfm-2k", "--data-dir", folder, "--download-only"]);
    expect(code).toBe(1);
    expect(output).toMatch(/^HetRec 2011 Last\.fm 2K\n {2}licence {3}Non-commercial use\n/);
    expect(output).toMatch(
      /download {2}hetrec2011-lastfm-2k\.zip, about 2\.6 MB; files read from it: user_artists\.dat, art/,
    );
    expect(output).toMatch(/https:\/\/files\.grouplens\.org\S+: the connection was refused/);
    expect(output).toContain(`By hand: download ${ZIP} from https://files.grouplens.org/datasets/hetrec2011/`);
    expect(output).toContain(`put it at ${path.join(folder, ZIP)}`);
    expect(await readdir(folder)).toEqual([]);
  });

  it("refuses an archive with another checksum than is known, naming both", async () => {
    const folder = await temporaryFolder();
    const { url } = await serveFile({ bytes: madeUpZip() });
    const { code, output } = await run(["--dataset", "lastfm-2k", "--data-dir", folder, "--mirror", url]);
    expect(code).toBe(1);
    expect(output).toMatch(/user_artists\.dat has sha256 [0-9a-f]{64}, expected 8d576d03[0-9a-f]{56}, twice/);
    expect(await readdir(folder)).toEqual([]);
  });

  it("holds an archive to --max-unpacked", async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, ZIP), madeUpZip());
    const { code, output } = await run(["--dataset", "lastfm-2k", "--data-dir", folder, "--max-unpacked", "0.05MB"]);
    expect(code).toBe(1);
    expect(output).toContain(`${ZIP}: unpacks to more than 50 kB, which is the limit (--max-unpacked)`);
  });

  it("asks a mirror before the dataset's own address, and goes on there after a kill", async () => {
    const folder = await temporaryFolder();
    const served: ServedFile = { bytes: madeUpZip(), etag: '"a"' };
    const { url, asked } = await serveFile(served, [stallAfter(50_000), honest()]);
    const flags = ["--dataset", "lastfm-2k", "--data-dir", folder, "--mirror", url];
    const killed = await run(flags, { killAt: "50 kB of 91 kB" });
    expect(killed.code).toBeNull();
    expect((await readFile(path.join(folder, `${ZIP}.part`))).length).toBe(50_000);
    await run(flags);
    expect(asked.slice(0, 2)).toMatchObject([{ range: null }, { range: "bytes=50000-", ifRange: '"a"' }]);
  });

  it.skipIf(!hasReal)("has the real lastfm-2k checked and in its place", async () => {
    const folder = await temporaryFolder();
    const entries = await Promise.all(
      ["artists.dat", "user_artists.dat", "tags.dat", "user_taggedartists.dat", "readme.txt"].map(
        async (name) => [name, new Uint8Array(await readFile(path.join(REAL, name)))] as const,
      ),
    );
    const { url, asked } = await serveFile({ bytes: Buffer.from(zipSync(Object.fromEntries(entries))) });
    const flags = ["--dataset", "lastfm-2k", "--data-dir", folder, "--mirror", `${url}/`, "--download-only"];
    const { code, output } = await run(flags);
    expect(code).toBe(0);
    expect(asked[0]?.url).toBe(`/archive/${ZIP}`);
    expect(output).toContain(`npm start -- --dataset lastfm-2k --data-dir ${folder} builds`);
    expect(await readdir(folder)).toEqual([ZIP]);
    expect((await run(flags)).output).toMatch(/already exists and is valid/);
  });

  it("asks ListenBrainz for each listener that is named", async () => {
    const folder = await temporaryFolder();
    const page = { payload: { listens: [{ listened_at: 1, track_metadata: { artist_name: "Björk" } }] } };
    const { origin } = await listen((_request, response) => response.end(JSON.stringify(page)));
    const api = ["--api", origin, "--data-dir", folder, "--download-only"];
    const { code, output } = await run(["--dataset", "listenbrainz:ann, ben", ...api]);
    expect(code).toBe(0);
    expect(output).toContain(`npm start -- --dataset 'listenbrainz:ann, ben' --data-dir ${folder}`);
    expect((await readdir(path.join(folder, "listenbrainz"))).sort()).toEqual(["ann.jsonl", "ben.jsonl"]);
  });

  it("says what is wrong with its arguments", async () => {
    expect(await run([])).toMatchObject({ code: 1, output: expect.stringMatching(/^--dataset is missing: .+\n$/) });
    const { url } = await serveFile({ bytes: Buffer.from("x") }, [respond(404)]);
    const mirror = await run(["--dataset", "lastfm-2k", "--mirror", url.replace("http", "ftp")]);
    expect(mirror.output).toMatch(/^--mirror is "ftp:.+", expected an address such as/);
  });
});
