import { describe, expect, it } from "vitest";
import { csvFileName } from "./csv-file-name.ts";

describe("csvFileName", () => {
  it("csvFileName(id, file) fits a header and any file system", () => {
    expect(csvFileName("lastfm-2k", "most-plays.csv")).toBe("kindred-lastfm-2k-most-plays.csv");
    const name = csvFileName('file:Кино "x"\r\n.csv', "most-plays.csv");
    expect(name).toBe("kindred-file-x-.csv-most-plays.csv");
    expect(
      new Headers({ "Content-Disposition": `attachment; filename="${name}"` }).get("Content-Disposition"),
    ).toContain(name);
  });
});
