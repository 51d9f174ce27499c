import { expect, it } from "vitest";
import { FORMAT_VERSION } from "../../../lib/primitives/format-version.ts";
import { createCatalogue } from "./catalogue.ts";
import { formerSlugsFile } from "./former-slugs-file.ts";

it("formerSlugsFile(catalogue) lists former slugs in ascending order, and only of artists with a page", () => {
  const artists = ["宇多田ヒカル", "Lan", "くるり", "浜崎あゆみ"].map((name, at) => ({
    name,
    mbids: [],
    other_names: [],
    listeners: 9 - at,
    plays: 90,
    median_plays: 9,
  }));
  const { path, value } = formerSlugsFile(createCatalogue(artists, 7));
  expect(path).toBe("former-slugs.json");
  expect(JSON.stringify(value)).toBe(
    `{"formatVersion":${FORMAT_VERSION},"slugs":{"kururi":"quruli","u-5b87-591a-7530-hikaru":"utada-hikaru","yuduotianhikaru":"utada-hikaru"}}`,
  );
});
