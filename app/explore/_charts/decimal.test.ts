import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import Decimal from "./decimal.mjs";

const USERS = ["util/scale/getNiceTickValues.js", "util/scale/util/arithmetic.js"];

describe("Decimal", () => {
  it("has every method that Recharts calls on decimal.js-light's", async () => {
    for (const file of USERS) {
      const source = await readFile(`node_modules/recharts/es6/${file}`, "utf8");
      expect(source).toContain("from 'decimal.js-light'");
      for (const [, method = ""] of source.matchAll(
        /\.(abs|log|lt|lte|gt|gte|eq|add|plus|sub|minus|mul|times|div|mod|pow|neg|isint|isneg|toFixed|toNumber)\(/g,
      )) {
        expect(Decimal.prototype, `${method} in ${file}`).toHaveProperty(method);
      }
    }
  });

  it("computes with doubles", () => {
    expect(new Decimal(10).pow(2).mul(new Decimal(3)).add(7).sub(1).div(4).toNumber()).toBe(76.5);
    expect(new Decimal(-1000).abs().log(10).toNumber()).toBe(3);
    expect(new Decimal(7).mod(new Decimal(4)).lt(4)).toBe(true);
    expect(new Decimal(7.5).isint()).toBe(false);
  });
});
