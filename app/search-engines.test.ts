import { describe, expect, it } from "vitest";
import { invitesSearchEngines } from "./search-engines.ts";

describe("invitesSearchEngines(environment, dataset)", () => {
  it("is so of public data, and not of people's own exports", () => {
    expect(invitesSearchEngines({}, { isPersonal: false })).toBe(true);
    expect(invitesSearchEngines({}, { isPersonal: true })).toBe(false);
  });

  it("is as the operator says", () => {
    expect(invitesSearchEngines({ SEARCH_ENGINES: "allow" }, { isPersonal: true })).toBe(true);
    expect(invitesSearchEngines({ SEARCH_ENGINES: "refuse" }, { isPersonal: false })).toBe(false);
  });
});
