import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { manifest } from "../manifest.fixture.ts";
import { ManifestTable } from "./manifest-table.tsx";

it("ManifestTable sets datasets side by side, also where only one of them rejects for a reason", () => {
  const other = {
    ...manifest,
    dataset: { ...manifest.dataset, title: "Full" },
    rows: { ...manifest.rows, read: 600, kept: 600, rejected: [] },
    sample: { how: "every tenth listener", fraction: 0.1, seed: 7 },
  };
  const text = renderToStaticMarkup(<ManifestTable manifests={[manifest, other]} />).replaceAll(/<[^>]+>+/g, "|");
  expect(text).toMatch(/\|Small &amp; odd\|+Full\|/);
  expect(text).toMatch(/\|Rows read\|+60\|+600\|/);
  expect(text).toMatch(/\|Sample\|+the whole source\|+every tenth listener, 10%\|/);
  expect(text).toMatch(/\|the user is missing\|+5\|+0\|/);
});
