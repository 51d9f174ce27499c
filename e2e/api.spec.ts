import { readdir } from "node:fs/promises";
import { createServer } from "node:http";
import type { APIRequestContext } from "@playwright/test";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as v from "valibot";
import { expect, test } from "./fixtures/test.ts";

const Operation = v.object({
  operationId: v.string(),
  summary: v.string(),
  parameters: v.array(v.object({ name: v.string(), example: v.string(), schema: v.object({ pattern: v.string() }) })),
  responses: v.object({
    200: v.object({ content: v.record(v.string(), v.object({ schema: v.object({ $ref: v.string() }) })) }),
  }),
});
const Document = v.looseObject({
  openapi: v.string(),
  servers: v.array(v.object({ url: v.string() })),
  paths: v.record(v.string(), v.object({ get: Operation })),
});

async function readDocument(request: APIRequestContext) {
  const response = await request.get("/openapi.json");
  expect(response.headers()["content-type"]).toContain("application/json");
  const json: unknown = await response.json();
  return { json, ...v.parse(Document, json) };
}

test("every address of /openapi.json responds to its example as its schema says", async ({ request }) => {
  const { json, openapi, paths } = await readDocument(request);
  expect(openapi).toMatch(/^3\.1\./);
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "openapi", ...v.parse(v.looseObject({}), json) });
  for (const [path, { get }] of Object.entries(paths)) {
    const address = get.parameters.reduce((text, { name, example }) => text.replace(`{${name}}`, example), path);
    const response = await request.get(address);
    if (get.summary.endsWith("(not for every dataset)") && response.status() === 404) continue;
    expect(response.status(), address).toBe(200);
    const [[mediaType, content] = []] = Object.entries(get.responses[200].content);
    expect(response.headers()["content-type"], address).toContain(mediaType);
    if (mediaType !== "application/json") continue;
    const validate = ajv.getSchema(`openapi${content?.schema.$ref}`);
    const isValid = validate?.(await response.json());
    expect(isValid, `${address}: ${JSON.stringify(validate?.errors)}`).toBe(true);
  }
  const ids = Object.values(paths).map(({ get }) => get.operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test("a schema of /openapi.json refuses what isn't so", async ({ request }) => {
  const { json } = await readDocument(request);
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "openapi", ...v.parse(v.looseObject({}), json) });
  const artist = v.parse(v.looseObject({}), await (await request.get("/data/artists/radiohead.json")).json());
  const validate = ajv.getSchema("openapi#/components/schemas/Artist");
  expect(validate?.(artist)).toBe(true);
  expect(validate?.({ ...artist, slug: "Radio Head" })).toBe(false);
  expect(validate?.({ ...artist, neighbours: [{}] })).toBe(false);
});

test("every published file is one that /openapi.json describes", async ({ request }) => {
  const { paths } = await readDocument(request);
  const patterns = Object.entries(paths).map(([path, { get }]) => {
    const escaped = path.replace(/[.]/g, "\\.");
    const pattern = get.parameters.reduce(
      (text, { name, schema }) => text.replace(`{${name}}`, schema.pattern.slice(1, -1)),
      escaped,
    );
    return new RegExp(`^${pattern}$`);
  });
  const entries = await readdir("public/data", { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => `/${entry.parentPath}/${entry.name}`);
  expect(files.length).toBeGreaterThan(1000);
  const unknown = files
    .map((file) => file.replace("/public", ""))
    .filter((file) => !patterns.some((one) => one.test(file)));
  expect(unknown).toEqual([]);
});

test("pages of any origin may read the data, and an unchanged file costs no body", async ({
  page,
  request,
  baseURL,
}) => {
  const address = "/data/artists/radiohead.json";
  const first = await request.get(address);
  expect(first.headers()["access-control-allow-origin"]).toBe("*");
  const { etag } = first.headers();
  expect(etag).toMatch(/^(W\/)?".+"$/);
  const again = await request.get(address, { headers: { "if-none-match": etag ?? "" } });
  expect(again.status()).toBe(304);
  const any = await request.get(address, { headers: { "if-none-match": "*" } });
  expect(any.status()).toBe(304);
  expect(any.headers().etag).toBe(etag);
  // Really from another origin: another port.
  const elsewhere = createServer((_request, response) =>
    response.setHeader("content-type", "text/html").end("<p>x</p>"),
  );
  await new Promise<void>((resolve) => elsewhere.listen(0, "localhost", resolve));
  const there = elsewhere.address();
  if (there === null || typeof there === "string") throw new Error("the other site has no port");
  await page.goto(`http://localhost:${there.port}/`);
  const name = await page.evaluate(async (url) => (await (await fetch(url)).json()).name, `${baseURL}${address}`);
  expect(name).toBe("Radiohead");
  // More than a plain request, so that the browser asks first whether it may.
  const ask = ([url, known]: string[]) =>
    fetch(url ?? "", { headers: { "If-None-Match": known ?? "" }, cache: "no-store" }).then(({ status }) => status);
  expect(await page.evaluate(ask, [`${baseURL}${address}`, etag ?? ""])).toBe(304);
  elsewhere.closeAllConnections();
  elsewhere.close();
});

test("If-None-Match: * gets a 304 from everything that has an ETag", async ({ request }) => {
  let known = 0;
  for (const path of [
    "/",
    "/artist/radiohead",
    "/explore",
    "/data/manifest.json",
    "/api/bio/radiohead",
    "/openapi.json",
  ]) {
    const { etag } = (await request.get(path)).headers();
    if (etag === undefined) continue;
    known += 1;
    expect((await request.get(path, { headers: { "if-none-match": "*" } })).status(), path).toBe(304);
  }
  expect(known).toBeGreaterThan(3);
});

test("a reader finds the files from the methods page, and each of them is there", { tag: ["@phone"] }, async ({
  page,
}) => {
  await page.goto("/methods");
  await page.getByRole("link", { name: "All files, and how to use them" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The data as JSON" })).toBeVisible();
  const links = page
    .getByRole("main")
    .getByRole("link")
    .filter({ hasText: /^\/data\// });
  expect(await links.count()).toBeGreaterThan(7);
  for (const link of await links.all()) {
    const href = (await link.getAttribute("href")) ?? "";
    expect((await page.request.get(href)).status(), href).toBe(200);
  }
});

test("the example on the readable page runs as printed", async ({ page, baseURL }) => {
  await page.goto("/api-docs");
  const snippet = page.getByRole("main").locator("pre", { hasText: "await fetch" });
  // The build doesn't know where the site will be.
  await expect(snippet).toContainText(`"${baseURL}/data/artists/`);
  const code = await snippet.textContent();
  const lines: string[] = [];
  page.on("console", (message) => lines.push(message.text()));
  await page.evaluate(`(async () => { ${code} })()`);
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line).toMatch(/^.+ and .+: \d+ shared listeners$/);
});

test("files that are none, and paths out of the folder, are a 404", async ({ request }) => {
  for (const path of [
    "no-such.json",
    "artists/no-such-artist.json",
    "..%2f..%2fpackage.json",
    "artists/..%2fmanifest.json",
  ]) {
    expect((await request.get(`/data/${path}`)).status(), path).toBeGreaterThanOrEqual(400);
  }
});

test("no one without the token can rebuild pages", async ({ request }) => {
  expect((await request.post("/api/revalidate")).status()).toBe(401);
  const wrong = await request.post("/api/revalidate", { headers: { authorization: "Bearer guessed-guessed-guessed" } });
  expect(wrong.status()).toBe(401);
});
