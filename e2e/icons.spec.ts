import * as v from "valibot";
import { expect, test } from "./fixtures/test.ts";

const Manifest = v.object({
  icons: v.array(v.object({ src: v.string(), sizes: v.string(), type: v.string(), purpose: v.optional(v.string()) })),
});

const PNG = [0x89, 0x50, 0x4e, 0x47];
const MAX_BYTES = 30_000;

/** Width and height of a PNG, from its first chunk. */
const sizeOf = (png: Buffer) => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;

test("the manifest’s icons are what it says, with two sizes for home screens and one that may be cut", async ({
  request,
}) => {
  const { icons } = v.parse(Manifest, await (await request.get("/manifest.webmanifest")).json());
  expect(icons.map(({ sizes, purpose }) => (purpose === undefined ? sizes : `${sizes} ${purpose}`))).toEqual([
    "any",
    "192x192",
    "512x512",
    "512x512 maskable",
  ]);
  for (const { src, sizes, type } of icons) {
    const response = await request.get(src);
    expect(response.headers()["content-type"], src).toContain(type);
    const body = await response.body();
    expect(body.length, src).toBeLessThan(MAX_BYTES);
    if (type === "image/png") expect(sizeOf(body), src).toBe(sizes);
  }
});

test("a page names a PNG, an SVG and an icon for Apple’s home screens", async ({ page, request }) => {
  await page.goto("/");
  const hrefs = await page
    .locator("link[rel=icon], link[rel=apple-touch-icon]")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(hrefs).toEqual(["/icons/32.png", "/icon.svg", "/icons/apple-touch.png"]);
  for (const href of hrefs) expect((await request.get(href)).status(), href).toBe(200);
});

test("/favicon.ico is an ICO file around a PNG", async ({ request }) => {
  const response = await request.get("/favicon.ico");
  expect(response.headers()["content-type"]).toBe("image/x-icon");
  const body = await response.body();
  expect([...body.subarray(0, 6)]).toEqual([0, 0, 1, 0, 1, 0]);
  const [offset, length] = [body.readUInt32LE(18), body.readUInt32LE(14)];
  expect(body.length).toBe(offset + length);
  expect([...body.subarray(offset, offset + 4)]).toEqual(PNG);
});
