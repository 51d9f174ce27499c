import { describe, expect, it } from "vitest";
import { readReply } from "./response.ts";

describe("readReply(status, retryAfter, text)", () => {
  it("accepts an error code written as a string", () => {
    expect(readReply(200, null, '{"error":"6","message":"not found"}')).toEqual({ kind: "not-found" });
  });

  it("does without listeners that aren't a number", () => {
    const text = JSON.stringify({ artist: { name: "Air", stats: { listeners: "many" }, bio: { content: "A duo." } } });
    expect(readReply(200, null, text)).toMatchObject({ kind: "artist", artist: { name: "Air", stats: undefined } });
  });

  it.each([
    ["a list", { tag: [{ name: "rock" }, { name: "pop" }] }, ["rock", "pop"]],
    ["the item itself, if it is the only one", { tag: { name: "rock" } }, ["rock"]],
    ["an empty text, if there is none", "", []],
    ["anything else", { tag: 5 }, []],
  ])("reads tags sent as %s", (_way, tags, names) => {
    const reply = readReply(200, null, JSON.stringify({ artist: { name: "Air", tags } }));
    expect(reply).toMatchObject({ kind: "artist", artist: { tags: { tag: names.map((name) => ({ name })) } } });
  });

  it.each([
    "null",
    "[]",
    '"artist"',
    '{"artist":null}',
    '{"artist":{"name":1}}',
    '{"artist":{"name":"a","bio":"A duo."}}',
  ])("finds %s unreadable", (text) => {
    expect(readReply(200, null, text)).toMatchObject({ kind: "failed", reason: "unreadable", retryable: false });
  });
});
