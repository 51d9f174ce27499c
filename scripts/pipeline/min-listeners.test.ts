import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { METHODS } from "../../lib/kernel/methods.ts";
import { quietReporter } from "../cli/reporter.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { parseOptions } from "./options.ts";
import { precompute } from "./run.ts";

/** No artist has a third listener; three users who share nothing with the others make the shared artists more than chance. */
const ROWS =
  "user,artist,plays\nann,Air,3\nann,Moby,2\nben,Air,1\nben,Cher,5\ncyd,Moby,4\ncyd,Cher,2\ndan,Enya,1\neva,Enya,2\nfay,Sia,1\n";
/** Methods that compare alike differ in their weights, which no minimum looks at. */
const ONE_OF_EACH_KIND = [...new Map(METHODS.map(({ id, comparison }) => [comparison.kind, id])).values()];
const Lists = v.object({ neighbours: v.array(v.object({ name: v.string() })) });

async function neighboursOfAir(method: string, minListeners: string): Promise<string[]> {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, "own.csv"), ROWS);
  const flags = ["--method", method, "--min-listeners", minListeners, "--out", path.join(folder, "out")];
  const options = parseOptions([...flags, "--dataset", `file:${path.join(folder, "own.csv")}`], {});
  await precompute({ ...options, cacheDir: path.join(folder, ".cache") }, { reporter: quietReporter });
  const text = await readFile(path.join(folder, "out/artists/air.json"), "utf8");
  return v.parse(Lists, JSON.parse(text)).neighbours.map(({ name }) => name);
}

describe("--min-listeners", () => {
  it.each(ONE_OF_EACH_KIND)("--min-listeners 2 lists artists of two listeners by --method %s", async (id) => {
    expect((await neighboursOfAir(id, "2")).sort()).toEqual(["Cher", "Moby"]);
  });

  it("--min-listeners 3 lists none of them", async () => {
    expect(await neighboursOfAir("blend", "3")).toEqual([]);
  });
});
