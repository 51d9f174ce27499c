import { describe, expect, it } from "vitest";
import { invitesSearchEngines } from "./search-engines.ts";

describe("invitesSearchEngines(environment, dataset)", () => {
  it("is true for public data, and false for people's own exports", () => {
    expect(invitesSearchEngines({}, { isPersonal: false })).toBe(true);
    expect(invitesSearchEngines({}, { isPersonal: true })).toBe(false);
  });

  it("follows the operator's setting", () => {
    expect(invitesSearchEngines({ SEARCH_ENGINES: "allow" }, { isPersonal: true })).toBe(true);
    expect(invitesSearchEngines({ SEARCH_ENGINES: "refuse" }, { isPersonal: false })).toBe(false);
  });
});
