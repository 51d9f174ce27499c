import { describe, expect, test } from "vitest";
import { createDrawnCards } from "./drawn-cards.ts";

const card = (text: string) => new TextEncoder().encode(text).buffer;

describe("createDrawnCards", () => {
  test("draws an address once, for all who ask meanwhile and afterwards", async () => {
    const cards = createDrawnCards();
    let drawn = 0;
    const draw = async () => card(`${++drawn}`);
    const [first, second] = await Promise.all([cards.get("a", draw), cards.get("a", draw)]);
    expect(second).toBe(first);
    expect(await cards.get("a", draw)).toBe(first);
    expect(drawn).toBe(1);
  });

  test("refuses when too many are being drawn, and goes on when one is done", async () => {
    const cards = createDrawnCards({ atOnce: 1 });
    let finish = (_card: ArrayBuffer) => {};
    const slow = new Promise<ArrayBuffer>((resolve) => {
      finish = resolve;
    });
    const begun = cards.get("a", () => slow);
    expect(await cards.get("b", async () => card("b"))).toBeNull();
    finish(card("a"));
    await begun;
    expect(await cards.get("b", async () => card("b"))).toEqual(card("b"));
  });

  test("forgets the card that was asked for longest ago", async () => {
    const cards = createDrawnCards({ remembered: 2 });
    const drawn: string[] = [];
    const ask = (key: string) =>
      cards.get(key, async () => {
        drawn.push(key);
        return card(key);
      });
    for (const key of ["a", "b", "a", "c", "a", "b"]) await ask(key);
    expect(drawn).toEqual(["a", "b", "c", "b"]);
  });

  test("remembers no failure", async () => {
    const cards = createDrawnCards({ atOnce: 1 });
    await expect(cards.get("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await cards.get("a", async () => card("a"))).toEqual(card("a"));
  });
});
