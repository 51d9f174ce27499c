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
  if (response.status === 404) throw new OutdatedData(`GET ${url} returned 404`);
  if (!response.ok) throw new Error(`GET ${url} returned ${response.status}`);
  const result = v.safeParse(schema, await response.json());
  if (result.success) return result.output;
  throw new Error(`GET ${url}: ${result.issues[0].message}`);
}

/** Fetches one published file, without the cache. @throws as `fetchJson` does */
export function fetchData<Path extends string, Schema extends v.GenericSchema>(
  file: FileDeclaration<Path, Schema>,
  parameters: FileParameters<Path>,
  signal?: AbortSignal,
): Promise<v.InferOutput<Schema>> {
  return fetchJson(`/data/${pathOf(file, parameters)}`, file.schema, signal);
}

/** By address: what this tab has fetched, and what it is fetching. Every entry has been parsed by its file's schema. */
const kept = new Map<string, unknown>();
const pending = new Map<string, Promise<unknown>>();

/** The content of a file cached by `loadData`; undefined if it has not been requested yet. */
export function keptData<Path extends string, Schema extends v.GenericSchema>(
  file: FileDeclaration<Path, Schema>,
  parameters: FileParameters<Path>,
): v.InferOutput<Schema> | undefined {
  // Checking a large file again would cost more than fetching it.
  return kept.get(`/data/${pathOf(file, parameters)}`) as v.InferOutput<Schema> | undefined;
}

/**
 * One published file, fetched once per tab and cached for all callers.
 * @param edition of the page that shows it; null accepts any
 * @throws OutdatedData if the server has another edition by now; else as `fetchJson` does. The next call tries again
 */
export async function loadData<Path extends string, Schema extends v.GenericSchema<unknown, { edition: string }>>(
  file: FileDeclaration<Path, Schema>,
  parameters: FileParameters<Path>,
  edition: string | null,
): Promise<v.InferOutput<Schema>> {
  const key = `/data/${pathOf(file, parameters)}`;
  const isWanted = (found = keptData(file, parameters)) =>
    found !== undefined && (edition === null || found.edition === edition);
  if (!isWanted()) await join(key, () => fetchData(file, parameters));
  const content = keptData(file, parameters);
  if (content !== undefined && isWanted(content)) return content;
  throw new OutdatedData(`${key} is of edition ${content?.edition}, what is shown of ${edition}`);
}

/** Joins a pending request for the same file, and caches the result. */
async function join(key: string, request: () => Promise<unknown>): Promise<void> {
  const started = pending.get(key) ?? request().finally(() => pending.delete(key));
  pending.set(key, started);
  kept.set(key, await started);
}
