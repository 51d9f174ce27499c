import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";

const read = (file: string) => readFile(path.join(import.meta.dirname, "..", file), "utf8");

it("every base image of the Containerfile is pinned by version and digest, and they are one", async () => {
  const images = [...(await read("Containerfile")).matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
  expect(images).toHaveLength(2);
  expect(images[0]).toMatch(/^node:\d+\.\d+\.\d+-bookworm-slim@sha256:[0-9a-f]{64}$/);
  expect(new Set(images).size).toBe(1);
});

it("an image is built without secrets and without what other builds left", async () => {
  const ignored = (await read(".dockerignore")).split("\n");
  expect(ignored).toEqual(expect.arrayContaining([".env*", ".git", ".next", ".vercel", "node_modules", "public/data"]));
});
