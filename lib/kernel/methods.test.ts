import { describe, expect, it } from "vitest";
import { fromDense } from "./csr.fixture.ts";
import { defaultMethodId, findMethod, loweredTo, METHODS } from "./methods.ts";

describe("findMethod", () => {
  it("findMethod(id) finds every method of the table, the default among them", () => {
    for (const method of METHODS) expect(findMethod(method.id)).toBe(method);
    expect(findMethod("raw-cosine")).toMatchObject({ defaultShrinkage: 0, defaultMinListeners: 1 });
  });

  it("findMethod(id) of an unknown id lists the known ones", () => {
    expect(() => findMethod("pearson")).toThrow(
      new RangeError(`Method "pearson" is not known, expected one of: ${METHODS.map(({ id }) => id).join(", ")}.`),
    );
  });

  it("findMethod(id) doesn't take names that every object carries", () => {
    expect(() => findMethod("constructor")).toThrow(RangeError);
  });
});

describe("defaultMethodId", () => {
  it("defaultMethodId(kind) is the blend for real data, the cosine for simulated data", () => {
    expect(findMethod(defaultMethodId("real")).id).toBe("blend");
    expect(findMethod(defaultMethodId("simulated")).id).toBe("user-median-log");
  });
});

describe("loweredTo", () => {
  it("loweredTo(method, minListeners) lets artists with so many listeners shape factors and profiles, and says so", () => {
    const lowered = loweredTo(findMethod("blend"), 1);
    expect(lowered.comparison).toMatchObject({ training: { minListeners: 1 }, profiles: { minListeners: 1 } });
    expect(lowered.parameters).toMatchObject({ minListeners: 1 });
    expect(lowered.formula).toContain("artists with fewer than 1 listeners placed afterwards");
    expect(loweredTo(findMethod("ials"), 2).comparison).toMatchObject({ training: { minListeners: 2 } });
  });

  it("loweredTo(method, minListeners) is the unchanged method if it needs no more, or trains nothing", () => {
    for (const method of METHODS) {
      expect(loweredTo(method, 3)).toBe(method);
      expect(loweredTo(method, 5)).toBe(method);
    }
    expect(loweredTo(findMethod("bm25"), 1)).toBe(findMethod("bm25"));
  });
});

describe("METHODS", () => {
  it("METHODS state in the formula the parameters that they use", () => {
    for (const { formula, parameters } of METHODS) {
      for (const value of Object.values(parameters)) expect(formula).toContain(String(value));
    }
  });

  it("METHODS[user-median-log].weigh weighs plays against each user's own median", () => {
    const plays = fromDense([
      [10, 10 * Math.E, 1_000_000],
      [1, null, 100],
      [null, null, null],
    ]);
    const median = 10 * Math.E;
    expect([...findMethod("user-median-log").weigh(plays)]).toEqual([
      1 + 0.5 * Math.log(10 / median),
      1,
      3,
      0.3,
      1 + 0.5 * Math.log(100 / 50.5),
    ]);
  });

  it("METHODS[raw-cosine].weigh copies the plays", () => {
    const plays = fromDense([[10, 20]]);
    const weights = findMethod("raw-cosine").weigh(plays);
    expect([...weights]).toEqual([10, 20]);
    expect(weights.buffer).not.toBe(plays.data.buffer);
  });

  it.each(METHODS)("METHODS[$id].weigh names the user and artist whose plays are not positive", ({ weigh }) => {
    const plays = fromDense([
      [1, 2],
      [null, 0],
    ]);
    expect(() => weigh(plays)).toThrow(
      new RangeError("Plays of user 1 for artist 1 are 0, expected a positive number."),
    );
  });
});
