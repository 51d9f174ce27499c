import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EARLY_FOLD, EARLY_FOLD_HASH } from "./early-fold.mjs";
import { inlineScriptHashes } from "./inline-scripts.mjs";

const sourceOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

describe("inlineScriptHashes(html)", () => {
  it.each([
    'self.__next_f.push([1,"a\\u003cb"])',
    "(self.__next_f=self.__next_f||[]).push([0])",
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["a.js"],"runtimeModuleIds":[1]});',
  ])("allows %s", (text) => {
    expect(inlineScriptHashes(`<p>x</p><script id="_R_">${text}</script>`)).toEqual([sourceOf(text)]);
  });

  it.each([
    "alert(1)",
    "self.__next_f.push(alert(1))",
    "self.__next_f.push([1]);alert(1)",
    "self.__next_f.push([1])\nalert(1)//)",
    "self.__next_f.push([1,`a`])",
    "self.__next_f.push([1])).push((alert(1))",
    "window.__next_f.push([1])",
    "",
  ])("does not allow %j", (text) => {
    expect(inlineScriptHashes(`<script>${text}</script>`)).toEqual([]);
  });

  it("allows exactly our one script", () => {
    expect(inlineScriptHashes(`<script>${EARLY_FOLD}</script>`)).toEqual([EARLY_FOLD_HASH]);
    expect(EARLY_FOLD_HASH).toBe(sourceOf(EARLY_FOLD));
    expect(inlineScriptHashes(`<script>${EARLY_FOLD};alert(1)</script>`)).toEqual([]);
  });

  it("skips files and data, and lists each script once", () => {
    const text = "self.__next_f.push([1])";
    const html = `<script src="/a.js">${text} </script><script type="application/ld+json">{"a":1}</script>`;
    expect(inlineScriptHashes(`${html}<script>${text}</script><script>${text}</script>`)).toEqual([sourceOf(text)]);
  });

  it("allows nothing but JSON passed to the queue, whatever surrounds it", () => {
    fc.assert(
      fc.property(fc.string(), fc.json(), fc.string(), (before, json, after) => {
        const isPlain = before === "" && (after === "" || after === ";");
        const text = `${before}self.__next_f.push(${json.replaceAll("<", "\\u003c")})${after}`;
        if (text.includes("<")) return true;
        return inlineScriptHashes(`<script>${text}</script>`).length === (isPlain ? 1 : 0);
      }),
    );
  });
});
