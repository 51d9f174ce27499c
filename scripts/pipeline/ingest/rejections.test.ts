import { describe, expect, it } from "vitest";
import { exampleText } from "./rejections.ts";

describe("exampleText(text)", () => {
  it("shows tabs, and replaces invisible characters", () => {
    expect(exampleText(" a\tb\u0000c\u202Ed\u2066e\u{E0041}f\uFEFFg ")).toBe("a⇥b␣c␣d␣e␣f␣g");
  });

  it("keeps letters, emoji and joiners", () => {
    expect(exampleText("Björk 👩‍👩‍👧 กี่")).toBe("Björk 👩‍👩‍👧 กี่");
  });

  it("cuts at 160 characters, never within one", () => {
    expect([...exampleText("🎤".repeat(200))]).toHaveLength(160);
  });
});
