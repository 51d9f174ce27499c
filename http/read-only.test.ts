import { describe, expect, it } from "vitest";
import { jsonWithEtag, methodNotAllowed, options } from "./read-only.ts";
import { requestIdOf } from "./request-id.ts";

const ask = (ifNoneMatch?: string) =>
  jsonWithEtag(
    new Request("http://localhost/", { headers: ifNoneMatch === undefined ? {} : { "if-none-match": ifNoneMatch } }),
    { outcome: "none" },
    { "cache-control": "public" },
  );

describe("jsonWithEtag(request, body, headers)", () => {
  it("gives the same body the same strong ETag, and another body another one", () => {
    const { headers, status } = ask();
    expect(status).toBe(200);
    expect(headers.get("etag")).toMatch(/^"[\w-]{22}"$/);
    expect(ask().headers.get("etag")).toBe(headers.get("etag"));
    const other = jsonWithEtag(new Request("http://localhost/"), { outcome: "ok" }, {});
    expect(other.headers.get("etag")).not.toBe(headers.get("etag"));
  });

  it("answers 304 without a body if the client already has it", async () => {
    const etag = ask().headers.get("etag") ?? "";
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const response = ask(known);
      expect(response.status, known).toBe(304);
      expect(await response.text()).toBe("");
      expect(response.headers.get("cache-control")).toBe("public");
    }
    for (const known of ['"x"', "", etag.slice(1)]) expect(ask(known).status, known).toBe(200);
  });
});

it("methodNotAllowed() and options() name what is allowed", async () => {
  expect(options().headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  const refused = methodNotAllowed();
  expect(refused.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  expect(await refused.json()).toEqual({ type: "about:blank", title: "Method not allowed", status: 405 });
});

describe("requestIdOf(request)", () => {
  const idOf = (given: string) => requestIdOf({ headers: new Headers({ "x-request-id": given }) });

  it("keeps a plain id, and replaces anything else with a new one", () => {
    expect(idOf("proxy-0123456789")).toBe("proxy-0123456789");
    for (const given of ["short", "a".repeat(65), '"}\u00e9{"', "a b c d e f"]) {
      expect(idOf(given)).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});
