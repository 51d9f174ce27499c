import { describe, expect, it } from "vitest";
import { cleanTag, tagKey } from "./clean-tag.ts";

describe("cleanTag(text)", () => {
  it.each([
    ["Post-Rock", "post-rock"],
    ["  Hip \t Hop ", "hip hop"],
    ["R&amp;B", "r&b"],
    ["#shoegaze", "shoegaze"],
    ["tropic\u202e\u200bália\u0000", "tropicália"],
    ["80s", "80s"],
    ["1987", "80s"],
    ["2003", "00s"],
    ["1981 songs", "80s"],
    ["1990's", "90s"],
    ["90210", "90210"],
    ["русский рок", "русский рок"],
    ["new wave of british heavy metal", "new wave of british heavy metal"],
  ])("writes %j as %j", (text, spelling) => {
    expect(cleanTag(text)).toBe(spelling);
  });

  it.each([["<3"], ["????"], ["!!!"], [""], [" "], ["5"], ["music for when i am sad and alone again"]])(
    "says that %j says nothing",
    (text) => {
      expect(cleanTag(text)).toBeNull();
    },
  );
});

describe("tagKey(spelling)", () => {
  it.each([
    [["hip hop", "hip-hop", "hiphop", "hip-hop music"]],
    [["post rock", "post-rock", "postrock"]],
    [["drum and bass", "drum & bass", "drum n bass", "drum'n'bass", "dnb"]],
    [["rock and roll", "rock 'n' roll", "rock n roll", "rock & roll"]],
    [["r&b", "rnb", "r'n'b", "r and b", "rhythm and blues"]],
    [["female vocalists", "female vocalist", "female vocals"]],
    [["tropicália", "tropicalia"]],
  ])("is one for %j", (spellings) => {
    expect(new Set(spellings.map(tagKey)).size).toBe(1);
  });

  it("keeps apart what differs in letters, and vowels that are written as marks", () => {
    const spellings = ["electro", "electronic", "electronica", "love songs", "love", "blues", "blue", "की", "कू"];
    expect(new Set(spellings.map(tagKey)).size).toBe(spellings.length);
  });
});
