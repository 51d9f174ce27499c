import { expect, test } from "vitest";
import { pathCard } from "./card-content.ts";

const [a, b, c] = ["a", "b", "c"].map((slug) => ({ slug, name: slug.toUpperCase() }));

test("a path's card names each step with the listeners the two share", () => {
  if (!a || !b || !c) throw new Error("unreachable");
  expect(pathCard({ from: a, to: c }, [a, b, c], [{ overlap: 12 }, { overlap: 1 }], false)).toMatchObject({
    title: [a, c],
    rows: [
      { artists: [a, b], evidence: "12 shared listeners" },
      { artists: [b, c], evidence: "1 shared listener" },
    ],
    foot: "A path of 2 steps",
  });
  expect(pathCard({ from: a, to: b }, [a, b], [{ overlap: 3 }], true).rows[0]?.evidence).toBe(
    "3 simulated shared listeners",
  );
  expect(pathCard({ from: a, to: c }, [], [], false)).toMatchObject({ rows: [], foot: "No path connects them" });
});
