import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Folders of the repository that a path in a text may begin with. */
const ROOMS = ["app", "bench", "data", "docs", "e2e", "http", "lib", "scripts", "spark"];
/** Named in the documentation, created by a command, never committed. */
const GENERATED = new Set(["data/sample.json", "data/sample.tsv.gz"]);
const MAX_BYTES = 16 * 1024;
const MAX_README_BYTES = 10 * 1024;

/** Every file in the rooms, relative to the root, with forward slashes. */
const FILES = ROOMS.flatMap((room) =>
  readdirSync(path.join(ROOT, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/")),
).filter((file) => !file.includes("node_modules/") && !file.includes("/.next/"));
const TOP_FILES = readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));

const DOCUMENTS = [...TOP_FILES, ...FILES].filter((file) => file.endsWith(".md"));
const SOURCES = [...TOP_FILES, ...FILES].filter((file) => /\.(?:tsx?|mjs|js|sql|py|css|json)$/.test(file));
const BASE_NAMES = new Set([...TOP_FILES, ...FILES].map((file) => path.posix.basename(file)));

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const withoutFences = (text: string) => text.replace(/^```[^\n]*\n[\s\S]*?^```/gm, "");
const withoutCode = (text: string) => withoutFences(text).replace(/`[^`\n]+`/g, "");

/** The anchors that GitHub gives the headings of `text`. */
function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ""] of withoutFences(text).matchAll(/^#{1,6} +(.+?)\s*$/gm)) {
    const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const anchor = words.replace(/[^\p{L}\p{N}\p{M}_ -]/gu, "").replaceAll(" ", "-");
    let unique = anchor;
    for (let copy = 1; anchors.has(unique); copy++) unique = `${anchor}-${copy}`;
    anchors.add(unique);
  }
  return anchors;
}

/** Targets of the links and pictures of `text` that are in the repository. */
const relativeLinks = (text: string) =>
  [...withoutCode(text).matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)].flatMap(([, target = ""]) =>
    /^[a-z][a-z0-9+.-]*:/i.test(target) ? [] : [target],
  );

/** Why `target` leads nowhere from `document`; null if it resolves. */
function linkFault(document: string, target: string): string | null {
  const [place = "", anchor] = target.split("#");
  const file = place === "" ? document : path.posix.join(path.posix.dirname(document), decodeURIComponent(place));
  if (file.startsWith("..") || !existsSync(path.join(ROOT, file))) return `${target}: there is no ${file}`;
  if (anchor === undefined) return null;
  return anchorsOf(read(file)).has(decodeURIComponent(anchor)) ? null : `${target}: ${file} has no such heading`;
}

/** Words in backticks and code blocks that look like paths of this repository. */
function pathsIn(text: string): string[] {
  const fences = [...text.matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm)].map(([, code = ""]) => code);
  const spans = [...withoutFences(text).matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
  return [...fences, ...spans]
    .flatMap((code) => code.split(/\s+/))
    .map((word) => word.replace(/^[("']+/, "").replace(/[.,;:)"']+$/, ""))
    .filter((word) => /^[\w.[\]/-]+$/.test(word));
}

/** True for a missing path below one of the rooms, and for the name of a source file that does not exist. */
function isMissing(word: string): boolean {
  const [room = ""] = word.split("/");
  if (word.includes("/")) {
    return ROOMS.includes(room) && !GENERATED.has(word) && !existsSync(path.join(ROOT, word));
  }
  return /^[\w-][\w.-]*\.(?:tsx?|mjs|sql|py)$/.test(word) && !BASE_NAMES.has(word);
}

describe.each(DOCUMENTS)("%s", (document) => {
  const text = read(document);

  it("links to files and headings that exist", () => {
    expect(relativeLinks(text).flatMap((target) => linkFault(document, target) ?? [])).toEqual([]);
  });

  it("names files that exist", () => {
    expect(pathsIn(text).filter(isMissing)).toEqual([]);
  });

  it("is short enough to read", () => {
    const { size } = statSync(path.join(ROOT, document));
    expect(size).toBeLessThanOrEqual(document === "README.md" ? MAX_README_BYTES : MAX_BYTES);
  });
});

it("reaches every page of docs/ and bench/results/ by links from README.md", () => {
  const reached = new Set(["README.md"]);
  for (const document of reached) {
    for (const target of relativeLinks(read(document))) {
      const file = path.posix.join(path.posix.dirname(document), target.split("#")[0] ?? "");
      if (DOCUMENTS.includes(file)) reached.add(file);
    }
  }
  const pages = DOCUMENTS.filter((file) => /^(?:docs|bench\/results)\//.test(file));
  expect(pages.filter((page) => !reached.has(page))).toEqual([]);
});

it("numbers decision records from 001 without gaps, each with its date and headings", () => {
  const records = DOCUMENTS.filter((file) => /^docs\/decisions\/\d/.test(file)).sort();
  expect(records.length).toBeGreaterThan(0);
  for (const [index, record] of records.entries()) {
    expect(path.posix.basename(record)).toMatch(new RegExp(`^${String(index + 1).padStart(3, "0")}-[a-z0-9-]+\\.md$`));
    const text = read(record);
    expect(text, record).toMatch(/^# \d{3}\. .+\n\n\d{4}-\d{2}-\d{2}$/m);
    for (const heading of ["Context", "Decision", "Consequences", "Rejected"]) {
      expect(text, record).toContain(`\n## ${heading}\n`);
    }
  }
});

it("is referenced in source files only by pages that exist", () => {
  const named = SOURCES.flatMap((file) =>
    [...read(file).matchAll(/(?<![\w/.-])(?:(?:docs|bench\/results)\/[\w/-]+\.md|[A-Z-]{4,}\.md)/g)].map(
      ([page]) => `${file}: ${page}`,
    ),
  );
  expect(named.length, "else the pattern finds nothing").toBeGreaterThan(0);
  expect(named.filter((line) => !existsSync(path.join(ROOT, line.split(": ")[1] ?? "")))).toEqual([]);
});
