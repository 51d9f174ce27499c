import { describe, expect, it } from "vitest";
import { labelGroups } from "./label-groups.ts";

const [ROCK, METAL, POP, RARE] = [0, 1, 2, 3];
const artists = (count: number, ...tags: number[]) => Array.from({ length: count }, () => tags);

describe("labelGroups(groups, limit)", () => {
  it("labels by what sets a group apart, not by what all carry or a single artist does", () => {
    const groups = [artists(10, ROCK, METAL), [...artists(9, ROCK, POP), ...artists(1, RARE)]];
    expect(labelGroups(groups, 3)).toEqual([[METAL], [POP]]);
  });

  it("gives a tag to one group only, and every tagged group a label", () => {
    const groups = [artists(10, METAL), artists(4, METAL), artists(10, POP), artists(3)];
    const labels = labelGroups([...groups, artists(2, METAL, ROCK)], 3);
    expect(labels.flat().sort()).toEqual([ROCK, METAL, POP]);
    expect(labels[3]).toEqual([]);
    expect(new Set(labels.flat()).size).toBe(labels.flat().length);
  });

  it("gives no more labels than asked for", () => {
    const groups = [artists(5, 1, 2, 3, 4), artists(5, 5)];
    expect(labelGroups(groups, 3)[0]).toHaveLength(3);
  });
});
