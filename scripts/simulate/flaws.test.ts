import { describe, expect, it } from "vitest";
import { randomStream } from "../random/random-stream.ts";
import { FLAWS, formatRow, type Row, writeRow } from "./flaws.ts";

const ROW: Row = { user: "a".repeat(40), mbid: "", name: "Sigur Rós", plays: 90 };

function flaw(kind: string, row: Row = ROW): string[] | null {
  const found = FLAWS.find((candidate) => candidate.kind === kind);
  if (!found) throw new Error(`no flaw ${kind}`);
  return found.write(row, randomStream(1, kind));
}

function namesWritten(kind: string, row: Row = ROW): (string | undefined)[] | undefined {
  return flaw(kind, row)?.map((line) => line.split("\t")[2]);
}

describe("FLAWS", () => {
  it("their rates sum to less than 10%", () => {
    expect(FLAWS.reduce((sum, { rate }) => sum + rate, 0)).toBeLessThan(0.1);
  });

  it.each(FLAWS.map(({ kind }) => kind))("%s changes the row", (kind) => {
    expect(flaw(kind)).not.toEqual([formatRow(ROW)]);
    expect(flaw(kind)).not.toBeNull();
  });

  it.each([
    ["three columns", 3],
    ["five columns", 5],
  ])("%s writes that many columns", (kind, columns) => {
    expect(flaw(kind)?.map((line) => line.split("\t").length)).toEqual([columns]);
    expect(flaw(kind, { ...ROW, name: "Muse" })?.map((line) => line.split("\t").length)).toEqual([columns]);
  });

  it("same artist twice keeps the sum of the plays, and does not split a single play", () => {
    const plays = flaw("same artist twice")?.map((line) => Number(line.split("\t")[3]));
    expect(plays).toHaveLength(2);
    expect(plays?.reduce((sum, value) => sum + value, 0)).toBe(ROW.plays);
    expect(flaw("same artist twice", { ...ROW, plays: 1 })).toBeNull();
  });

  it.each([
    "other case",
    "decomposed Unicode",
    "blanks around the name",
    "doubled blank in the name",
    "carriage return in name",
  ])("%s writes a name that folds to the usual one", (kind) => {
    const [name] = namesWritten(kind) ?? [];
    expect(name).not.toBe(ROW.name);
    expect(name?.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase()).toBe(ROW.name.toLowerCase());
  });

  it("other case does not change a name whose folding differs between tools", () => {
    const otherCase = FLAWS.find(({ kind }) => kind === "other case");
    const byCharacter = (text: string) => [...text].map((character) => character.toLowerCase()).join("");
    for (const name of ["Straße", "İlhan", "ΟΔΟΣ", "Οδός"]) {
      for (let seed = 0; seed < 20; seed++) {
        const variant = otherCase?.write({ ...ROW, name }, randomStream(seed, name))?.[0]?.split("\t")[2] ?? name;
        expect(variant.toLowerCase()).toBe(name.toLowerCase());
        expect(byCharacter(variant)).toBe(byCharacter(name));
      }
    }
  });

  it("decomposed Unicode does not change a name that has nothing to decompose", () => {
    expect(flaw("decomposed Unicode", { ...ROW, name: "Muse" })).toBeNull();
  });
});

describe("writeRow", () => {
  it("writeRow(row, random) writes most rows unchanged", () => {
    const random = randomStream(1, "writeRow");
    const written = Array.from({ length: 5000 }, () => writeRow({ ...ROW, name: "Muse" }, random));
    const plain = written.filter(({ flaw: kind }) => kind === null);
    expect(plain.length / written.length).toBeGreaterThan(0.96);
    expect(new Set(plain.flatMap(({ lines }) => lines))).toEqual(new Set([formatRow({ ...ROW, name: "Muse" })]));
  });
});
