import { stat } from "node:fs/promises";
import path from "node:path";
import { printable, printablePath } from "../../lib/primitives/printable.ts";
import { OperatorError } from "../cli/operator-error.ts";
import { demandFreeBytes, formatSize, freeBytes } from "../files/disk-space.ts";
import { LockHeld, takeLock } from "../lock/lock.ts";
import { TransferFault } from "./fault.ts";
import { HttpClient } from "./http.ts";
import { completePart, discardPart, partPath, readPart } from "./part-file.ts";
import { type Patience, pause } from "./patience.ts";
import { type TransferOptions, transfer } from "./transfer.ts";

export interface FileToDownload {
  /** The same file at several addresses, tried in this order. */
  urls: readonly string[];
  target: string;
  magic: Uint8Array;
  /** What is wrong with the complete file at `path`, in a sentence; null if it is valid. */
  findFault(path: string): Promise<string | null>;
}

/** A download's side effects besides writing its file; injected, so that tests run silently and without waiting. */
export interface DownloadEffects {
  userAgent: string;
  patience: Patience;
  onLine(text: string): void;
  onProgress: TransferOptions["onProgress"];
  freeBytes?: typeof freeBytes;
  signal?: AbortSignal | undefined;
}

const LOCK = ".download-";

/**
 * Downloads a file, resuming what an earlier run left. `target` exists only once it is complete and verified;
 * until then its bytes are in `<target>.part`.
 * @throws OperatorError saying how each address responded; the signal's reason if it is aborted. The part stays.
 */
export async function downloadFile(file: FileToDownload, effects: DownloadEffects): Promise<void> {
  const lock = await lockTarget(file.target, effects);
  const http = new HttpClient(effects.patience);
  try {
    await fromAnyAddress(file, http, effects);
  } catch (error) {
    effects.signal?.throwIfAborted();
    throw isFullDisk(error) ? fullDisk(file.target, error) : error;
  } finally {
    await http.close();
    lock.release();
  }
}

async function lockTarget(target: string, { signal, onLine }: DownloadEffects) {
  const place = path.join(path.dirname(target), `${LOCK}${path.basename(target)}`);
  const onWait = (seconds: number) =>
    onLine(
      `Another run may be downloading ${printablePath(target)}: waiting up to ${seconds} s to see whether it is still running …`,
    );
  try {
    return await takeLock(place, { signal, onWait });
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof LockHeld)) throw error;
    throw new OperatorError(
      `Another run (${error.owner}) is downloading ${printablePath(target)}: wait for it or end it.`,
    );
  }
}

async function fromAnyAddress(file: FileToDownload, http: HttpClient, effects: DownloadEffects): Promise<void> {
  const faults: string[] = [];
  for (const url of file.urls) {
    try {
      return await fromAddress(url, file, http, effects);
    } catch (error) {
      if (!(error instanceof TransferFault)) throw error;
      faults.push(`  ${printablePath(url)}: ${error.message}`);
      effects.onLine(`${printable(new URL(url).host)}: ${error.message}.`);
    }
  }
  const part = await readPart(file.target);
  const kept =
    part === null
      ? "Nothing was kept."
      : `${formatSize(part.sizeBytes)} are kept in ${printablePath(partPath(file.target))}; rerun the same command to resume.`;
  throw new OperatorError([`${path.basename(file.target)} could not be downloaded:`, ...faults, kept].join("\n"));
}

/** Asks one address until the file is complete and valid. @throws TransferFault if it is given up */
async function fromAddress(
  url: string,
  file: FileToDownload,
  http: HttpClient,
  effects: DownloadEffects,
): Promise<void> {
  const { patience, signal } = effects;
  const { userAgent, onProgress } = effects;
  const demandSpace = (bytes: number) =>
    demandFreeBytes(path.dirname(file.target), bytes, path.basename(file.target), effects.freeBytes ?? freeBytes);
  const options: TransferOptions = { http, userAgent, magic: file.magic, ...patience, demandSpace, onProgress, signal };
  let wasFaulty = false;
  for (let attempt = 1; ; attempt++) {
    const before = await sizeOf(partPath(file.target));
    try {
      await transfer(url, file.target, options);
    } catch (error) {
      if (!(error instanceof TransferFault) || !error.mayPass) throw error;
      if ((await sizeOf(partPath(file.target))) > before) attempt = 1;
      await pause(error, attempt, effects);
      continue;
    }
    const fault = await file.findFault(partPath(file.target));
    if (fault === null) return completePart(file.target);
    await discardPart(file.target);
    if (wasFaulty) throw new TransferFault(`${fault}, twice`, { mayPass: false });
    wasFaulty = true;
    attempt = 0;
    effects.onLine(`${printable(new URL(url).host)}: ${fault}; starting again.`);
  }
}

const sizeOf = (file: string) =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

function isFullDisk(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}

function fullDisk(target: string, cause: unknown): OperatorError {
  return new OperatorError(
    `The disk is full. What was downloaded is kept in ${printablePath(partPath(target))}; free some space and rerun the same command to resume.`,
    { cause },
  );
}
