import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { SHARED_MAX, SharedList, sharedListHref } from "./shared-list.ts";

const read = (parameters: Record<string, unknown>) => v.parse(SharedList, parameters).with;
const readHref = (href: string) => read(Object.fromEntries(new URL(href, "http://localhost").searchParams));

describe("SharedList", () => {
  test("reads what sharedListHref writes", () => {
    expect(readHref(sharedListHref([{ slug: "sigur-ros" }, { slug: "bjork" }]))).toEqual(["sigur-ros", "bjork"]);
  });

  test("accepts any address, leaves out what is no slug, and names nobody twice", () => {
    expect(read({})).toEqual([]);
    expect(read({ with: ["bjork,../x", "muse,bjork", "<b>"] })).toEqual(["bjork", "muse"]);
    expect(read({ with: 7 })).toEqual([]);
  });

  test("is bounded on both sides", () => {
    const many = Array.from({ length: SHARED_MAX + 5 }, (_, at) => ({ slug: `artist-${at}` }));
    expect(readHref(sharedListHref(many))).toHaveLength(SHARED_MAX);
    expect(read({ with: many.map(({ slug }) => slug).join(",") })).toHaveLength(SHARED_MAX);
  });
});
