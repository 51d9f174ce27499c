"use client";

import { SWRConfig } from "swr";
import * as v from "valibot";
import { type FileDeclaration, type FileParameters, pathOf } from "./declaration.ts";

/** The data on the server were replaced since the page was made that asks. */
export class OutdatedData extends Error {
  override name = "OutdatedData";
}

/**
 * GETs JSON and checks it.
 * @throws OutdatedData where there is no such file; Error naming the address and what is wrong with the response
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

const { cache, mutate } = SWRConfig.defaultValue;
const pending = new Map<string, Promise<unknown>>();

/**
 * One published file, fetched once a tab and kept in SWR's cache, whoever asks for it.
 * @param edition of the page that it is shown on; null takes any
 * @throws OutdatedData where the server has another edition by now; else as `fetchJson` does. The next call tries again
 */
export async function loadData<Path extends string, Schema extends v.GenericSchema<unknown, { edition: string }>>(
  file: FileDeclaration<Path, Schema>,
  parameters: FileParameters<Path>,
  edition: string | null,
): Promise<v.InferOutput<Schema>> {
  const key = `/data/${pathOf(file, parameters)}`;
  const kept = () => keptData(file, parameters);
  const isWanted = (found = kept()) => found !== undefined && (edition === null || found.edition === edition);
  if (!isWanted()) await join(key, () => mutate(key, fetchData(file, parameters), { revalidate: false }));
  const content = kept();
  if (content !== undefined && isWanted(content)) return content;
  throw new OutdatedData(`${key} is of edition ${content?.edition}, what is shown of ${edition}`);
}

/** What `loadData` has kept of a file; undefined where it has not been asked for yet. */
export function keptData<Path extends string, Schema extends v.GenericSchema>(
  file: FileDeclaration<Path, Schema>,
  parameters: FileParameters<Path>,
): v.InferOutput<Schema> | undefined {
  return cache.get(`/data/${pathOf(file, parameters)}`)?.data;
}

/** Joins the request for the same file where one is under way. */
async function join(key: string, request: () => Promise<unknown>): Promise<void> {
  const started = pending.get(key) ?? request().finally(() => pending.delete(key));
  pending.set(key, started);
  await started;
}
