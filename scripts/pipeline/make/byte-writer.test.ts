import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteWriter, TextPieces } from "./byte-writer.ts";
import { round } from "./round.ts";

const written = (write: (writer: ByteWriter) => void): string => {
  const writer = new ByteWriter();
  write(writer);
  return new TextDecoder().decode(writer.take());
};

describe("ByteWriter", () => {
  it("writes every number as JSON.stringify does, rounded to any number of decimals", () => {
    const values = [0, 1, 0.1, 0.000001, 0.5, 0.123456, 9.99, 99.995, 12345.6, 35_934_700, 2 ** 40, 2 ** 45 + 0.25];
    const cases = [0, 2, 4, 6].flatMap((decimals) =>
      values.map((value) => ({ value: round(value, decimals), decimals })),
    );
    for (const { value, decimals } of cases) {
      expect(written((writer) => writer.decimal(value, decimals, Number.MAX_SAFE_INTEGER))).toBe(JSON.stringify(value));
    }
    for (let scaled = 0; scaled <= 1_000_000; scaled += 37) {
      const value = round(scaled / 1_000_000, 6);
      expect(written((writer) => writer.decimal(value, 6, 1))).toBe(JSON.stringify(value));
    }
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 6 }), (exact, decimals) => {
        const value = round(exact, decimals);
        expect(written((writer) => writer.decimal(value, decimals, 1e9))).toBe(JSON.stringify(value));
      }),
    );
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        expect(written((writer) => writer.count(value))).toBe(JSON.stringify(value));
      }),
    );
  });

  it.each([-1, 1.000001, Number.NaN, Number.POSITIVE_INFINITY])("refuses %d where 0 to 1 is published", (value) => {
    expect(() => written((writer) => writer.decimal(value, 6, 1))).toThrow(`${value} is not a number from 0 to 1`);
  });

  it("writes texts and pieces of any length one after another", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }).map((text) => text)), (texts) => {
        const long = [...texts, "é".repeat(70_000), "the end"];
        const pieces = new TextPieces(long);
        const text = written((writer) => {
          for (const [piece, own] of long.entries()) {
            writer.text(own);
            pieces.writeTo(writer, piece);
          }
        });
        expect(text).toBe(long.map((own) => own + own).join(""));
      }),
      { numRuns: 30 },
    );
    expect(() => written((writer) => new TextPieces(["one"]).writeTo(writer, 1))).toThrow("there is no text 1 of 1");
  });
});
