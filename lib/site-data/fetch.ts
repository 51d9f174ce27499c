"use client";

import * as v from "valibot";
import { type FileDeclaration, type FileParameters, pathOf } from "./declaration.ts";

/** The data on the server has been replaced since the requesting page was rendered. */
export class OutdatedData extends Error {
  override name = "OutdatedData";
}

/**
 * GETs JSON and validates it.
 * @throws OutdatedData if there is no such file; Error naming the address and what is wrong with the response
 */
export async function fetchJson<Schema extends v.GenericSchema>(
  url: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<v.InferOutput<Schema>> {
  const response = await fetch(url, { signal: signal ?? null });
  const returned = `GET ${url} returned ${response.status}`;
  if (response.status === 404) throw new OutdatedData(returned);
  if (!response.ok) throw new Error(returned);
  const result = v.safeParse(schema, await response.json());
  if (result.success) return result.output;
  throw new Error(`GET ${url}: ${result.issues[0].message}`);
}

interface Pending {
  content: Promise<unknown>;
  controller: AbortController;
  /** Callers still waiting. */
  waiting: number;
}

/** By address: what this tab has fetched, and what it is fetching. Every entry has been parsed by its file's schema. */
const kept = new Map<string, unknown>();
const pending = new Map<string, Pending>();

const addressOf = (path: string) => `/data/${path}`;

/** The content of a file cached by `loadData`; undefined if it has not been fetched yet. */
export function keptData<Path extends string, Schema extends v.GenericSchema>(
  file: FileDeclaration<Path, Schema>,
  parameters: FileParameters<Path>,
): v.InferOutput<Schema> | undefined {
  return keptAt(file, addressOf(pathOf(file, parameters)));
}

function keptAt<Schema extends v.GenericSchema>(
  _: FileDeclaration<string, Schema>,
  address: string,
): v.InferOutput<Schema> | undefined {
  // Checking a large file again would cost more than fetching it.
  return kept.get(address) as v.InferOutput<Schema> | undefined;
}

/** Makes the next `loadData` fetch the file again. */
export function forgetData<Path extends string>(file: FileDeclaration<Path>, parameters: FileParameters<Path>): void {
  kept.delete(addressOf(pathOf(file, parameters)));
}

type Dated = v.GenericSchema<unknown, { edition: string }>;

/**
 * One published file, fetched once per tab and cached for all callers.
 * @param edition of the page that shows it; null accepts any
 * @param signal ends the wait; the request is aborted once no caller waits for it
 * @throws OutdatedData if the server has another edition by now; else as `fetchJson` does. The next call tries again
 */
export function loadData<Path extends string, Schema extends Dated>(
  file: FileDeclaration<Path, Schema>,
  parameters: FileParameters<Path>,
  edition: string | null,
  signal?: AbortSignal,
): Promise<v.InferOutput<Schema>> {
  return loadDataAt(file, pathOf(file, parameters), edition, signal);
}

/** Like `loadData`, by the file's path below the data. */
export async function loadDataAt<Schema extends Dated>(
  file: FileDeclaration<string, Schema>,
  path: string,
  edition: string | null,
  signal?: AbortSignal,
): Promise<v.InferOutput<Schema>> {
  const address = addressOf(path);
  const isWanted = (found = keptAt(file, address)) =>
    found !== undefined && (edition === null || found.edition === edition);
  if (!isWanted()) await join(address, file.schema, signal);
  const content = keptAt(file, address);
  if (content !== undefined && isWanted(content)) return content;
  throw new OutdatedData(`${address} is of edition ${content?.edition}, what is shown of ${edition}`);
}

/** Waits for the pending request for an address, or for a new one. @throws the signal's reason when it aborts */
async function join(address: string, schema: v.GenericSchema, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const shared = pending.get(address) ?? start(address, schema);
  shared.waiting++;
  signal?.addEventListener("abort", () => {
    shared.waiting--;
    // A caller that takes over, such as the next keystroke's search, does so in the same task.
    setTimeout(() => {
      if (shared.waiting > 0) return;
      forget(address, shared);
      // Without effect once the response has arrived.
      shared.controller.abort();
    });
  });
  await shared.content;
  signal?.throwIfAborted();
}

/** Requests an address, and caches the result. */
function start(address: string, schema: v.GenericSchema): Pending {
  const controller = new AbortController();
  const content = fetchJson(address, schema, controller.signal)
    .then((found) => kept.set(address, found))
    .finally(() => forget(address, shared));
  const shared: Pending = { content, controller, waiting: 0 };
  pending.set(address, shared);
  return shared;
}

function forget(address: string, shared: Pending): void {
  if (pending.get(address) === shared) pending.delete(address);
}
