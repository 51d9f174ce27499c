import { describe, expect, it } from "vitest";
import { EARLY_FOLD_HASH } from "./early-fold.mjs";
import { contentSecurityPolicy, securityHeaders } from "./security-headers.mjs";

const scriptsOf = (policy: string) => policy.split("; ").find((directive) => directive.startsWith("script-src "));

describe("contentSecurityPolicy(options)", () => {
  it("allows all inline scripts or those it names, never both: a hash would disable 'unsafe-inline'", () => {
    expect(scriptsOf(contentSecurityPolicy())).toBe("script-src 'self' 'unsafe-inline'");
    expect(scriptsOf(contentSecurityPolicy({ scripts: ["'nonce-a'"] }))).toBe(
      `script-src 'self' 'nonce-a' ${EARLY_FOLD_HASH}`,
    );
  });
});

describe("contentSecurityPolicy({ previews })", () => {
  it("widens what may be asked and played, and only where previews are on", () => {
    const without = contentSecurityPolicy().split("; ");
    expect(without).toContain("connect-src 'self'");
    expect(without.some((directive) => directive.startsWith("media-src"))).toBe(false);
    const previews = { connect: "https://a.example", media: "https://b.example" };
    const widened = contentSecurityPolicy({ previews }).split("; ");
    expect(widened.filter((directive) => !without.includes(directive))).toEqual([
      "connect-src 'self' https://a.example",
      "media-src https://b.example",
    ]);
  });
});

describe("securityHeaders()", () => {
  /** Names of the headers that a response at `path` gets; a source here is a regular expression but for `:path+`. */
  const namesAt = (path: string) =>
    securityHeaders()
      .filter(({ source }) => new RegExp(`^${source.replace(":path+", ".+")}$`).test(path))
      .flatMap(({ headers }) => headers.map(({ key }) => key));

  it.each(["/", "/artist/radiohead", "/data/manifest.json", "/_next/static/none.js"])(
    "sends all of them at %s",
    (path) => {
      expect(namesAt(path)).toEqual(
        expect.arrayContaining([
          "X-Content-Type-Options",
          "Permissions-Policy",
          "Content-Security-Policy",
          "X-Frame-Options",
        ]),
      );
    },
  );

  it("sends build files without the headers for documents, and allows embeds to be framed", () => {
    const files = ["X-Content-Type-Options", "Strict-Transport-Security"];
    expect(namesAt("/_next/static/chunks/a.js")).toEqual(files);
    expect(namesAt("/_next/static/media/a.woff2")).toEqual(files);
    expect(namesAt("/embed/most-plays")).not.toContain("X-Frame-Options");
    expect(new Set(namesAt("/embed/most-plays")).size).toBe(namesAt("/embed/most-plays").length);
  });
});
