import * as v from "valibot";
import { expect, it } from "vitest";
import { FORMAT_VERSION } from "../primitives/format-version.ts";
import { Explore } from "./explore.ts";

it("explore.json of format version 2, whose columns were in camelCase, is refused with the way out", () => {
  const { issues = [] } = v.safeParse(Explore, { formatVersion: 2 });
  expect(issues[0]?.message).toBe(
    `data files have format version 2, this build reads ${FORMAT_VERSION}: run "npm run prebuild" again`,
  );
});
