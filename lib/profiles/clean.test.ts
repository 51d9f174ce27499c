import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileText } from "../../scripts/testing/hostile-text.ts";
import { cleanProfile, PROFILE_MAX_LENGTH } from "./clean.ts";

const READ_MORE = ' <a href="https://www.last.fm/music/Bj%C3%B6rk">Read more on Last.fm</a>';
const LICENCE =
  "User-contributed text is available under the Creative Commons By-SA License; additional terms may apply.";

describe("cleanProfile(html) gives plain text", () => {
  it.each([
    ["drops the link and the licence line", `A singer.${READ_MORE}. ${LICENCE}`, "A singer."],
    ["drops the older wording of the link", `A band. <a href="#">Read more about A & B on Last.fm</a>.`, "A band."],
    ["drops a licence line without a link", `A singer.\n\n${LICENCE}`, "A singer."],
    [
      "keeps the text of links",
      'She led <a href="x" class="bbcode_artist">The Sugarcubes</a>.',
      "She led The Sugarcubes.",
    ],
    ["decodes entities once", "Simon &amp; Garfunkel &#233;&eacute; &amp;lt;3", "Simon & Garfunkel éé &lt;3"],
    ["drops tags that were escaped", "&lt;b&gt;Bold&lt;/b&gt; claim", "Bold claim"],
    ["drops scripts with their code", "One<script>alert(1)</script> two<style>p{}</style>", "One two"],
    ["drops comments", "One<!-- <b>hidden</b> --> two", "One two"],
    ["drops a tag that is left open", 'One <a href="https://evil.example', "One"],
    ["keeps a less-than sign that opens no tag", "I <3 you & 1 < 2", "I <3 you & 1 < 2"],
    ["takes blocks and line breaks for line ends", "<p>One</p><p>Two<br/>three</p>", "One\n\nTwo\nthree"],
    ["parts paragraphs by one blank line", "One\r\n \r\n\r\nTwo\u2028three", "One\n\nTwo\nthree"],
    ["joins runs of white space", "  One \t two\u00A0\u00A0three ", "One two three"],
    ["removes bidi controls", "\u202Eevil\u202C \u2066x\u2069\u200F\u061C", "evil x"],
    ["removes NUL, escape and other controls", "a\u0000b\u001B[31mc\u0085\u007F", "ab[31mc"],
    ["removes controls written as entities", "a&#8238;b&#x1b;c", "abc"],
    ["removes hidden characters", "a\u200Bb\uFEFFc\u{E0041}d", "abcd"],
    ["removes lone surrogates", "a\uD800b", "ab"],
    [
      "takes an extract of Wikipedia for its paragraphs",
      '<p class="mw-empty-elt">\n</p>\n<p><b>Air</b> is a French music duo from <a href="x">Versailles</a>.</p>\n<p>They split.</p>',
      "Air is a French music duo from Versailles.\n\nThey split.",
    ],
    ["keeps joiners that spell words and emoji", "می\u200Cخواهم 👩\u200D🎤", "می\u200Cخواهم 👩\u200D🎤"],
  ])("%s", (_promise, html, text) => {
    expect(cleanProfile(html)).toEqual({ kind: "biography", text });
  });
});

describe("cleanProfile(html) finds no biography", () => {
  it.each([
    ["in an empty text", ""],
    ["in the link alone", READ_MORE],
    ["in link and licence line", `${READ_MORE}. ${LICENCE}`],
    ["in tags and white space", "<p> <br> </p>&nbsp;"],
    ["in marks without a letter", " . – ? "],
  ])("%s", (_where, html) => {
    expect(cleanProfile(html)).toEqual({ kind: "empty" });
  });
});

describe("cleanProfile(html) distinguishes disambiguations from biographies", () => {
  it.each([
    "There are multiple artists with this name: 1) …",
    "There are at least 3 artists named Nirvana.",
    "There are several artists named Air.",
    "There are two different bands called Girls.",
    "There are 4 artists with this name.",
    "There is more than one artist with this name.",
    "This is an incorrect tag for Guns N' Roses.",
    "<b>There are multiple artists</b> by this name",
    "<p><b>Nirvana</b> may refer to:</p><ul><li>a band</li></ul>",
    "1) A band from Oslo.\n2) A DJ from Leeds.",
    "1. A band from Oslo.\nIt split up.\n\n2. A DJ from Leeds.",
  ])("%s", (html) => {
    expect(cleanProfile(html).kind).toBe("disambiguation");
  });

  it.each([
    "There are few artists like Björk.",
    "There are two kinds of bands: this one, and the others.",
    "This is an incorrect but common story about the band.",
    "1999 saw the band's first record.\n2000 saw its second.",
    "A band. There are multiple artists with this name.",
  ])("not: %s", (html) => {
    expect(cleanProfile(html).kind).toBe("biography");
  });
});

describe("cleanProfile(html) bounds the text", () => {
  function textOf(html: string): string {
    const cleaned = cleanProfile(html);
    return cleaned.kind === "empty" ? "" : cleaned.text;
  }

  it("ends on the last whole sentence that fits", () => {
    const sentence = "She sang for exactly forty-eight characters here. ";
    const text = textOf(sentence.repeat(60));
    expect(text.length).toBeLessThanOrEqual(PROFILE_MAX_LENGTH);
    expect(text.length).toBeGreaterThan(PROFILE_MAX_LENGTH - sentence.length);
    expect(text.endsWith("here.")).toBe(true);
  });

  it("does not take an initial for a sentence's end", () => {
    const opening = `${"a".repeat(700)}. `;
    const text = textOf(`${opening}It was produced by J. Cole ${"and others ".repeat(60)}.`);
    expect(text).toBe(opening.trim());
  });

  it("ends an endless sentence on a word and says so", () => {
    const text = textOf("word ".repeat(1000));
    expect(text.length).toBeLessThanOrEqual(PROFILE_MAX_LENGTH);
    expect(text).toMatch(/word…$/);
  });

  it("cuts text without spaces between characters, not inside one", () => {
    const text = textOf(`a${"🎤".repeat(2000)}`);
    expect(text.length).toBeLessThanOrEqual(PROFILE_MAX_LENGTH);
    expect(text).toMatch(/^a🎤+…$/u);
  });

  it("keeps a text that fits as it is", () => {
    const html = "x".repeat(PROFILE_MAX_LENGTH);
    expect(textOf(html)).toBe(html);
  });

  it.each(["<script>", "<a ", "<!--", "&#", "1)\n", " ", "Read more about ", "There are ", "\n"])(
    "cleans a megabyte of %j in time that grows with its length alone",
    (part) => {
      const before = process.cpuUsage();
      cleanProfile(part.repeat(1_000_000 / part.length));
      // Some 0.1 s where no step looks back at all that came before; minutes where one does.
      expect(process.cpuUsage(before).user / 1e6).toBeLessThan(10);
    },
  );
});

describe("cleanProfile(html) is safe for any text", () => {
  const UNSAFE = /\p{Bidi_Control}|\p{Cs}|[\u200B\u2060\uFEFF]|[\u{E0000}-\u{E007F}]|(?!\n)\p{Cc}/u;

  it("gives nothing hidden, turning or too long, whatever comes in", () => {
    const html = fc.oneof(
      hostileText,
      fc.string({ unit: "binary", maxLength: 3000 }),
      fc.array(hostileText).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(html, (raw) => {
        const cleaned = cleanProfile(raw);
        if (cleaned.kind === "empty") return;
        expect(cleaned.text).not.toMatch(UNSAFE);
        expect(cleaned.text.length).toBeLessThanOrEqual(PROFILE_MAX_LENGTH);
        expect(cleaned.text).toBe(cleaned.text.trim());
      }),
      { numRuns: 300 },
    );
  });
});
