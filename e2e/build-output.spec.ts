import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@playwright/test";

test("no function of the build carries a file of the dataset", async () => {
  const entries = await readdir(".next/server", { recursive: true });
  const traces = entries.filter((entry) => entry.endsWith(".nft.json"));
  expect(traces.length).toBeGreaterThan(5);
  for (const trace of traces) {
    const text = await readFile(path.join(".next/server", trace), "utf8");
    expect(text, trace).not.toMatch(/public\/data|\.cache|demo\.tsv/);
  }
});
