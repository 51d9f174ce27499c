import { describe, expect, it } from "vitest";
import { icoFile } from "./ico-file.ts";

describe("icoFile(png, size)", () => {
  it("holds the PNG as its only image, at the place and of the size that its entry names", () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3);
    const file = icoFile(png, 32);
    // ICONDIR: reserved, type 1, one image. ICONDIRENTRY: 32 × 32, no palette, one plane, 32 bits, 7 bytes from byte 22.
    expect([...file.subarray(0, 22)]).toEqual([
      ...[0, 0, 1, 0, 1, 0],
      ...[32, 32, 0, 0, 1, 0, 32, 0, 7, 0, 0, 0, 22, 0, 0, 0],
    ]);
    expect(file.subarray(22)).toEqual(png);
  });

  it("writes a width of 256 px as 0", () => {
    expect([...icoFile(new Uint8Array(), 256).subarray(6, 8)]).toEqual([0, 0]);
  });
});
