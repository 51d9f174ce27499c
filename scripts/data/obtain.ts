import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { OperatorError } from "../cli/operator-error.ts";
import { findDataset } from "../datasets/find.ts";
import { firstExisting } from "../datasets/first-existing.ts";
import { listenersOf, listensPath } from "../datasets/listenbrainz.ts";
import { MissingDataset } from "../datasets/missing.ts";
import type { Archive, DatasetSource } from "../datasets/source.ts";
import { type DownloadEffects, downloadFile } from "../download/download-file.ts";
import { findArchiveFault } from "../download/find-archive-fault.ts";
import { downloadListens } from "../download/listenbrainz.ts";
import { demandFreeBytes, formatSize } from "../files/disk-space.ts";
import type { DataOptions } from "./options.ts";

const MAGIC = { zip: Uint8Array.of(0x50, 0x4b), "tar.gz": Uint8Array.of(0x1f, 0x8b) } as const;
const LISTENBRAINZ = "listenbrainz:";

/**
 * Makes sure that a dataset's files are in `datasetsDir`: downloads what is missing.
 * @throws OperatorError saying what to do by hand if that fails
 */
export async function obtain(options: DataOptions, effects: DownloadEffects): Promise<void> {
  const { dataset: datasetId, dataDir: datasetsDir } = options;
  const source = findDataset(datasetId);
  await mkdir(datasetsDir, { recursive: true });
  const isNamed = datasetId.startsWith(LISTENBRAINZ);
  const names = datasetId.slice(LISTENBRAINZ.length);
  if (isNamed && (await firstExisting([names])) === null) return obtainListens(listenersOf(names), options, effects);
  const { archive } = source;
  if (archive === undefined) return effects.onLine(`${datasetId} needs no download.`);
  effects.onLine(introduction(source, archive));
  const target = path.join(datasetsDir, archive.file);
  if (await isThere(source, archive, target, options, effects)) return;
  await demandFreeBytes(
    datasetsDir,
    archive.sizeBytes + (options.downloadOnly ? 0 : archive.buildBytes),
    `${archive.file} with the site built from it`,
    effects.freeBytes,
  );
  const mirrors = options.mirror.map((url) => (url.endsWith("/") ? `${url}${archive.file}` : url));
  const urls = [...mirrors, ...archive.urls];
  const findFault = (file: string) => {
    effects.onLine("Verifying the whole archive …");
    return findArchiveFault(archive, file, { signal: effects.signal, maxUnpackedBytes: options.maxUnpacked });
  };
  try {
    await downloadFile({ urls, target, magic: MAGIC[archive.kind], findFault }, effects);
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    throw new OperatorError(`${error.message}\n${byHand(source, archive, target)}`, { cause: error });
  }
  effects.onLine(`${target} is complete and valid.`);
}

function introduction({ description }: DatasetSource, archive: Archive): string {
  return [
    description?.title ?? archive.file,
    `  licence   ${description?.licence}`,
    `  cite      ${description?.citation}`,
    `  download  ${archive.file}, about ${formatSize(archive.sizeBytes)}; files read from it: ${archive.contents.map(({ name }) => name).join(", ")}`,
  ].join("\n");
}

function byHand({ id, description }: DatasetSource, { file }: Archive, target: string): string {
  return `By hand: download ${file} from ${description?.sourceUrl} on any machine, put it at ${target}, and run npm run data -- --dataset ${id} again: it is verified, then the build continues.`;
}

/** An existing archive is verified; files that were unpacked by hand are used as they are. */
async function isThere(
  source: DatasetSource,
  archive: Archive,
  target: string,
  { dataDir: datasetsDir, maxUnpacked: maxUnpackedBytes }: DataOptions,
  { onLine, signal }: DownloadEffects,
): Promise<boolean> {
  if ((await firstExisting([target])) !== null) {
    const fault = await findArchiveFault(archive, target, { signal, maxUnpackedBytes });
    if (fault !== null) throw new OperatorError(`${target}: ${fault}; remove it to download it again.`);
    onLine(`${target} already exists and is valid.`);
    return true;
  }
  const workDir = await mkdtemp(path.join(tmpdir(), "kindred-data-"));
  try {
    const { tables } = await source.locate({ datasetsDir, workDir, signal, maxUnpackedBytes });
    onLine(`${tables.map((table) => table.path).join(", ")}: already there.`);
    return true;
  } catch (error) {
    if (error instanceof MissingDataset) return false;
    throw error;
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

async function obtainListens(
  users: readonly string[],
  { dataDir: datasetsDir, api }: DataOptions,
  effects: DownloadEffects,
): Promise<void> {
  effects.onLine("ListenBrainz's public listens\n  licence   CC0");
  for (const user of users) {
    const target = listensPath(datasetsDir, user);
    if ((await firstExisting([target])) !== null) {
      effects.onLine(`${target} already exists; remove it to download it again.`);
      continue;
    }
    effects.onLine(`Downloading the listens of ${user} from ${api} …`);
    await downloadListens({ user, api, target }, effects);
    effects.onLine(`${target} is complete.`);
  }
}
