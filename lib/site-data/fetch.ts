"use client";

import * as v from "valibot";
import { type FileDeclaration, type FileParameters, pathOf } from "./declaration.ts";

/** The data on the server were replaced since the page was made that asks. */
export class OutdatedData extends Error {
  override name = "OutdatedData";
}

/**
 * GETs JSON and checks it.
 * @throws OutdatedData if there is no such file; Error naming the address and what is wrong with the response
 */
export async function fetchJson<Schema extends v.GenericSchema>(
  url: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<v.InferOutput<Schema>> {
  const response = await fetch(url, { signal: signal ?? null });
  if (response.status === 404) throw new OutdatedData(`GET ${url} answered 404`);
  if (!response.ok) throw new Error(`GET ${url} answered ${response.status}`);
  const result = v.safeParse(schema, await response.json());
  if (result.success) return result.output;
  throw new Error(`GET ${url}: ${result.issues[0].message}`);
}

/** Fetches one published file, anew. @throws as `fetchJson` does */
export function fetchData<Path extends string, Schema extends v.GenericSchema>(
  file: FileDeclaration<Path, Schema>,
  parameters: FileParameters<Path>,
  signal?: AbortSignal,
): Promise<v.InferOutput<Schema>> {
  return fetchJson(`/data/${pathOf(file, parameters)}`, file.schema, signal);
}

/** By address: what this tab has fetched, and what it is fetching. Every entry is as its file's schema gave it. */
const kept = new Map<string, unknown>();
const pending = new Map<string, Promise<unknown>>();

/** What `loadData` has kept of a file; undefined if it has not been asked for yet. */
export function keptData<Path extends string, Schema extends v.GenericSchema>(
  file: FileDeclaration<Path, Schema>,
  parameters: FileParameters<Path>,
): v.InferOutput<Schema> | undefined {
  // Checking a large file again would cost more than fetching it.
  return kept.get(`/data/${pathOf(file, parameters)}`) as v.InferOutput<Schema> | undefined;
}

/**
 * One published file, fetched once a tab and kept, whoever asks for it.
 * @param edition of the page that it is shown on; null takes any
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

/** Joins the request for the same file where one is under way, and keeps what comes. */
async function join(key: string, request: () => Promise<unknown>): Promise<void> {
  const started = pending.get(key) ?? request().finally(() => pending.delete(key));
  pending.set(key, started);
  kept.set(key, await started);
}
