import { execFileSync } from "node:child_process";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { type Options, parseCommandLine } from "../cli/command-line.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { DATA } from "../data/options.ts";
import { EVALUATE } from "../evaluate/options.ts";
import { ingest } from "../pipeline/ingest/ingest.ts";
import { PREBUILD } from "../pipeline/options.ts";
import { SAMPLE } from "../sample/options.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { isPlainPath } from "./archives/entry-path.ts";
import { usualLimit } from "./archives/unpack-limit.ts";
import { findDataset } from "./find.ts";

const LISTEN = '{"artist":"Björk"}\n';
const MONTH = "listens/2024/1.jsonl";
const SYMLINK = { os: 3, attrs: 0o120777 * 2 ** 16 };

async function ingestFile(name: string, bytes: Uint8Array | string, limits: { maxUnpackedBytes?: number } = {}) {
  const workDir = await temporaryFolder();
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, name), bytes);
  const dataset = await findDataset(`file:${path.join(folder, name)}`).locate({ datasetsDir: "", workDir, ...limits });
  return ingest(dataset, { memory: "1GB", threads: 2, workDir, ...limits });
}

/** The same archive in ZIP64 form: two more records at its end, and 64-bit numbers. */
function asZip64(zip: Uint8Array): Buffer {
  const bytes = Buffer.from(zip);
  const end = bytes.length - 22;
  const [size, at, count] = [bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16), bytes.readUInt16LE(end + 10)];
  const record = Buffer.alloc(56 + 20);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(at), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(end), 64);
  record.writeUInt32LE(1, 72);
  bytes.fill(0xff, end + 8, end + 20);
  return Buffer.concat([bytes.subarray(0, end), record, bytes.subarray(end)]);
}

/** The archive with one byte of its directory's first entry changed. */
function withDirectoryByte(zip: Uint8Array, offset: number, value: number): Buffer {
  const bytes = Buffer.from(zip);
  bytes[bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + offset] = value;
  return bytes;
}

const sound = zipSync({ [MONTH]: strToU8(LISTEN.repeat(3)) });

describe("file:<archive>", () => {
  it.each([
    ["ZIP64", asZip64(sound)],
    ["entries that are stored", zipSync({ [MONTH]: [strToU8(LISTEN.repeat(3)), { level: 0 }] })],
    [
      "a link beside the entry",
      zipSync({ "listens/0.jsonl": [strToU8("1.jsonl"), SYMLINK], [MONTH]: strToU8(LISTEN.repeat(3)) }),
    ],
    [
      "ways out of the archive beside the entry",
      zipSync({
        "../listens/a.jsonl": strToU8(LISTEN),
        "/listens/b.jsonl": strToU8(LISTEN),
        [MONTH]: strToU8(LISTEN.repeat(3)),
      }),
    ],
    [
      "an archive inside, as Apple packs them",
      zipSync({ "inner.zip": zipSync({ [MONTH]: strToU8(LISTEN.repeat(3)) }) }),
    ],
  ])("reads a zip with %s", async (_what, bytes) => {
    expect((await ingestFile("x.zip", bytes)).rows).toMatchObject({ read: 3, kept: 3 });
  });

  it.each([
    ["encrypted", withDirectoryByte(sound, 8, 1), /"listens\/2024\/1\.jsonl" is encrypted; unpack it by hand/],
    ["packed by a rare method", withDirectoryByte(sound, 10, 14), /is packed by method 14\)/],
    ["of another checksum", withDirectoryByte(sound, 16, 0x99), /is damaged: its checksum does not match\)/],
    ["longer than it says", withDirectoryByte(sound, 24, 5), /is longer than the archive says\)/],
    ["followed by other bytes", Buffer.concat([sound, Buffer.from("more")]), /other bytes follow the archive\)/],
    [
      "preceded by a kilobyte of others",
      Buffer.concat([sound.subarray(0, 4), Buffer.alloc(1000), sound]),
      /other bytes precede it\)/,
    ],
    ["cut", Buffer.from(sound.subarray(0, sound.length - 5)), /it is not a complete zip archive\)/],
    [
      "an archive of archives of archives",
      zipSync({ "outer.zip": zipSync({ "inner.zip": sound }) }),
      /inner\.zip: an archive in an archive: unpack it by hand/,
    ],
    [
      "a link alone",
      zipSync({ [MONTH]: [strToU8("/etc/passwd"), SYMLINK] }),
      /the archive holds no file that could be/,
    ],
  ])("refuses a zip that is %s, in one line", async (_what, bytes, message) => {
    const failed = ingestFile("x.zip", bytes);
    await expect(failed).rejects.toThrow(OperatorError);
    await expect(failed).rejects.toThrow(message);
    await expect(failed).rejects.not.toThrow(/\n/);
  });

  it("stops unpacking at the limit, and names it and the flag that raises it", async () => {
    const much = LISTEN.repeat(200_000);
    const limits = { maxUnpackedBytes: 1e6 };
    const files = {
      "x.zip": zipSync({ [MONTH]: strToU8(much) }),
      "x.jsonl.gz": gzipSync(much),
      "x.csv.gz": gzipSync(`user,artist,plays\n${"ann,Björk,1\n".repeat(200_000)}`),
      "x.json.gz": gzipSync(`[${LISTEN}${`,${LISTEN}`.repeat(100_000)}]`),
    };
    for (const [name, bytes] of Object.entries(files)) {
      await expect(ingestFile(name, bytes, limits)).rejects.toThrow(
        /: unpacks to more than 1\.0 MB, which is the limit \(--max-unpacked\); if that is right, --max-unpacked 1GB allows more$/,
      );
    }
  });

  it("allows the size of unpacked listening data, but no bomb", () => {
    expect(usualLimit(569e6)).toBeGreaterThan(1.6e9);
    expect(usualLimit(100)).toBe(1e9);
    expect(usualLimit(3e6)).toBeLessThan(3e9);
  });
});

describe("a packed text", () => {
  it("with several gzip members is read to the end of the last", async () => {
    const members = Buffer.concat([gzipSync(LISTEN.repeat(2)), gzipSync(LISTEN)]);
    expect((await ingestFile("x.jsonl.gz", members)).rows.kept).toBe(3);
  });

  it("followed by other bytes is refused in one line", async () => {
    const bytes = Buffer.concat([gzipSync(LISTEN), Buffer.from("garbage")]);
    await expect(ingestFile("x.jsonl.gz", bytes)).rejects.toThrow(
      /x\.jsonl\.gz: not a valid gzip stream; download it again/,
    );
  });
});

describe("lastfm-360k, packed", () => {
  const TSV = "usersha1-artmbid-artname-plays.tsv";

  it("is read from the regular file of that name, not from a link or device that precedes it", async () => {
    const source = await temporaryFolder();
    const datasetsDir = await temporaryFolder();
    const workDir = await temporaryFolder();
    for (const folder of ["1", "2", "3"]) await mkdir(path.join(source, folder));
    execFileSync("ln", ["-s", "/etc/passwd", path.join(source, "1", TSV)]);
    execFileSync("mkfifo", [path.join(source, "2", TSV)]);
    await writeFile(path.join(source, "3", TSV), `${"a".repeat(40)}\t\tBeck\t3\n`);
    const file = path.join(datasetsDir, "lastfm-dataset-360K.tar.gz");
    execFileSync("tar", ["-czf", file, "-C", source, "1", "2", "3"]);
    const dataset = await findDataset("lastfm-360k").locate({ datasetsDir, workDir });
    expect((await ingest(dataset, { memory: "1GB", threads: 2, workDir })).artists).toMatchObject([{ name: "Beck" }]);
  });
});

describe("file:<list in JSON>", () => {
  it("reads 200,000 nested brackets as one row, and the rows around it", async () => {
    const deep = `{"artist":"Deep","x":${"[".repeat(200_000)}${"]".repeat(200_000)}}`;
    const { rows } = await ingestFile("x.json", `[${LISTEN},${deep},\n\t${LISTEN}]`);
    expect(rows.read).toBe(3);
    expect(rows.kept).toBeGreaterThanOrEqual(2);
    const lines = await ingestFile("x.jsonl", `${LISTEN}${deep}\n${LISTEN}`);
    expect(lines.rows).toMatchObject({ read: 3, kept: rows.kept });
  });

  it("treats brackets, quotes and commas within strings as ordinary characters", async () => {
    const { artists, rows } = await ingestFile("x.json", '\uFEFF [ {"artist":"a,]}\\"[{\\\\"} , {"artist":"b"},7 ] \n');
    expect(artists.map(({ name }) => name)).toEqual(['a,]}"[{\\', "b"]);
    expect(rows).toMatchObject({ read: 3, kept: 2 });
  });

  it.each([
    ["", /x\.json: the file is empty/],
    ["{}", /x\.json: found no list of listens/],
    ["[".repeat(200_000), /x\.json: found no list of listens/],
  ])("refuses %j in one line", async (text, message) => {
    await expect(ingestFile("x.json", text)).rejects.toThrow(message);
  });

  it.each([
    ['[{"artist":"a"}', { truncated: 1 }],
    ['[{"artist":"a"},]', {}],
    ['[{"artist":"a"}] x', { truncated: 1 }],
    ['[{"artist":"a"}, x ]', { "not-a-listen": 1 }],
  ])("reads what is whole of %j, and counts the rest", async (text, rejected) => {
    const { rows } = await ingestFile("x.json", text);
    expect(rows.kept).toBe(1);
    expect(Object.fromEntries(rows.rejected.map(({ reason, rows: count }) => [reason, count]))).toEqual(rejected);
  });
});

const HOSTILE = `\u202E\u001b[31m\n${"wide open ".repeat(30_000)}`;
/** What a message may contain besides our own text: no escape sequence, and little of the above. */
function expectHarmless(message: string): void {
  expect(message.match(/wide open /g)?.length ?? 0).toBeLessThanOrEqual(8);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not appear
  expect(message).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
}

const messageOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "";
};

describe("a message", () => {
  it.each([
    ["precompute", PREBUILD, ["dataset-x", "method", "shrinkage", "workers", "memory", "max-unpacked", "engine"]],
    ["evaluate", EVALUATE, ["x", "methods", "splits", "max-unpacked"]],
    ["sample", SAMPLE, ["x", "rows", "by", "max-unpacked"]],
    ["data", DATA, ["x", "mirror", "api"]],
  ])("of %s quotes little of a flag or variable, and nothing unseen", (_name, command, flags) => {
    const parse = (argv: string[], variables: Record<string, string>) =>
      parseCommandLine<Options>(command, argv, variables);
    for (const flag of flags) {
      const message = messageOf(() => parse([`--${flag}`, HOSTILE, ...(flag === "from" ? [] : ["--from", "x"])], {}));
      expectHarmless(message);
    }
    expectHarmless(messageOf(() => parse([`--${HOSTILE}`], {})));
    expectHarmless(messageOf(() => parse(["--dataset", "x"], { PORT: HOSTILE, DATASET: "x" })));
  });

  it.each([
    ["x.csv", HOSTILE],
    ["x.csv", `user,artist,plays${",c".repeat(100_000)}\n`],
    ["x.csv", `user,artist,plays\n${HOSTILE}`],
    ["x.json", HOSTILE],
    [`${"wide open ".repeat(20)}\u202E\u001b\n.csv`, "nothing"],
    [`${"wide open ".repeat(20)}\u202E\u001b\n.zip`, "nothing"],
    ["x.zip", zipSync({ [`${"wide open ".repeat(20)}\u202E\n.zip`]: strToU8("x") })],
    ["x.zip", withDirectoryByte(zipSync({ [`listens/${"wide open ".repeat(20)}\u202E\n.jsonl`]: strToU8("x") }), 8, 9)],
  ])("about %j quotes little of it, and nothing invisible", async (name, bytes) => {
    const message = await ingestFile(name, bytes).then(
      () => "",
      (error: unknown) => (error instanceof OperatorError ? error.message : `no message for operators: ${error}`),
    );
    expect(message).toMatch(/^(?!no message)./);
    expect(message).not.toContain("\n");
    expectHarmless(message);
    expect(message.length).toBeLessThan(700);
  });

  it("about an unknown dataset, or a missing file, quotes little of it", async () => {
    expectHarmless(messageOf(() => findDataset(HOSTILE)));
    for (const kind of ["file", "listenbrainz"]) {
      const workDir = await temporaryFolder();
      const missing = findDataset(`${kind}:${HOSTILE.slice(0, 200)}`).locate({ datasetsDir: workDir, workDir });
      expectHarmless(
        await missing.then(
          () => "",
          (error: Error) => error.message,
        ),
      );
      expect(await readdir(workDir)).toEqual([]);
    }
  });
});

describe("isPlainPath(name)", () => {
  it.each(["a", "a/b.tsv", "a/..b", "…/x"])("is true of %j", (name) => expect(isPlainPath(name)).toBe(true));
  it.each(["", "/a", "\\a", "C:\\a", "a/../../b", "..", "a\\..\\b", "a/", "a\0b"])("is false of %j", (name) =>
    expect(isPlainPath(name)).toBe(false),
  );
});
