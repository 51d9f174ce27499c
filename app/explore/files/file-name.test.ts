import { describe, expect, it } from "vitest";
import { fileName } from "./file-name.ts";

describe("fileName", () => {
  it("fileName(id, file) fits a header and any file system", () => {
    expect(fileName("lastfm-2k", "most-plays.csv")).toBe("kindred-lastfm-2k-most-plays.csv");
    const name = fileName('file:Кино "x"\r\n.csv', "most-plays.csv");
    expect(name).toBe("kindred-file-x-.csv-most-plays.csv");
    expect(
      new Headers({ "Content-Disposition": `attachment; filename="${name}"` }).get("Content-Disposition"),
    ).toContain(name);
  });
});
