import { describe, expect, it } from "vitest";
import { linkPath, middleOf, pointOf, ROW, radiusOf, WIDTH } from "./picture.ts";
import { ring } from "./seats.ts";

describe("pointOf(seat, rows)", () => {
  it("keeps every seat inside the drawing, level with its row and mirrored", () => {
    for (const seat of ring(10)) {
      const { x, y } = pointOf(seat, 5);
      expect(y).toBe((seat.row + 0.5) * ROW);
      expect(x > 0 && x < WIDTH).toBe(true);
      expect(x < middleOf(5).x).toBe(seat.side === "left");
    }
    expect(pointOf({ side: "left", row: 1 }, 5).x + pointOf({ side: "right", row: 1 }, 5).x).toBeCloseTo(WIDTH);
  });

  it("has finite positions for a single row", () => {
    expect(pointOf({ side: "left", row: 0 }, 1)).toEqual({ x: 13, y: ROW / 2 });
  });
});

describe("linkPath(from, to, middle)", () => {
  it("bends towards the middle", () => {
    expect(linkPath({ x: 0, y: 0 }, { x: 0, y: 100 }, { x: 60, y: 50 })).toBe("M0 0Q27 50 0 100");
  });
});

describe("radiusOf(listeners, largest)", () => {
  it("makes areas proportional to listeners, down to a dot that can be seen", () => {
    expect(radiusOf(400, 400)).toBe(12);
    expect(radiusOf(100, 400)).toBe(6);
    expect(radiusOf(1, 400_000)).toBe(3);
  });
});
