import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DOCUMENT = "docs/architecture.md";
/** AssemblyScript has its own compiler and type check; the bare app is a separate project. */
const FOREIGN = ["lib/kernel/cosine/assembly/", "lib/kernel/vectors/assembly/", "bench/web/bare-next/"];
/** What only the server may read. */
const SERVER_ONLY = [
  "lib/site-data/read.ts",
  "lib/site-data/disk.ts",
  "lib/site-data/files.ts",
  "lib/lastfm",
  "lib/profiles",
  "lib/upstream",
];
const SITE_PACKAGES = ["next", "react", "react-dom"];

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

/** All production code: no tests, and nothing that serves only them. */
const FILES = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => /\.(?:tsx?|mjs|js)$/.test(file) && !/\.(?:test|fixture|stub)\.\w+$/.test(file))
  .filter((file) => !FOREIGN.some((folder) => file.startsWith(folder)) && !/^[\w-]+\.config\.(?:ts|js)$/.test(file))
  .concat("next.config.js");
const KNOWN = new Set(FILES);

interface Import {
  from: string;
  /** As written. */
  specifier: string;
  /** A file of ours, or the name of a package (`node:fs` of `node:fs/promises`). */
  to: string;
}

const packageOf = (specifier: string) => specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");

function importsOf(from: string): Import[] {
  const code = read(from).replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, "");
  const statements = /(?:^(?:import|export)\s[^"';]*?\bfrom\s+|^import\s+|\bimport\(\s*)"([^"\n]+)"/gm;
  const specifiers = [...code.matchAll(statements)].map(([, text = ""]) => text);
  return specifiers.map((specifier) => ({
    from,
    specifier,
    to: specifier.startsWith(".") ? path.posix.join(path.posix.dirname(from), specifier) : packageOf(specifier),
  }));
}

const IMPORTS = FILES.flatMap(importsOf);

/** Room → what its row names, from the document's table. */
function readTable(): Map<string, string[]> {
  const section = read(DOCUMENT).split("## Who may import whom")[1]?.split("\n## ")[0] ?? "";
  const rows = [...section.matchAll(/^\| (`[^|]+) \| ([^|]*) \|$/gm)];
  const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = ""]) => text);
  return new Map(
    rows.flatMap(([, rooms = "", allowed = ""]) => {
      const words = [
        ...quoted(allowed.replace("every room of `scripts`", "")),
        ...(allowed.includes("tools") ? ["tools"] : []),
        ...(allowed.includes("Node") ? ["Node"] : []),
        ...(allowed.includes("every room of `scripts`") ? ["every room of scripts"] : []),
      ];
      return quoted(rooms).map((room): [string, string[]] => [room, words]);
    }),
  );
}

const TABLE = readTable();

/** The innermost room that holds the file; null if none does. */
function roomOf(file: string): string | null {
  const rooms = [...TABLE.keys()].filter((room) => file === room || file.startsWith(`${room}/`));
  return rooms.sort((a, b) => b.length - a.length)[0] ?? null;
}

function isAllowed({ from, to }: Import): boolean {
  const room = roomOf(from);
  const target = KNOWN.has(to) ? roomOf(to) : to;
  if (room === null || target === null) return false;
  if (room === target) return true;
  const allowed = TABLE.get(room) ?? [];
  if (allowed.includes(target)) return true;
  if (KNOWN.has(to)) return allowed.includes("every room of scripts") && target.startsWith("scripts");
  return to.startsWith("node:")
    ? allowed.includes("Node") || allowed.includes("tools")
    : allowed.includes("tools") && !SITE_PACKAGES.includes(to);
}

/** A cycle of `edges`, as its nodes in order; null if there is none. */
function cycleOf(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] | null {
  const finished = new Set<string>();
  const visit = (node: string, trail: readonly string[]): string[] | null => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node];
    if (finished.has(node)) return null;
    for (const next of edges.get(node) ?? []) {
      const found = visit(next, [...trail, node]);
      if (found) return found;
    }
    finished.add(node);
    return null;
  };
  for (const node of edges.keys()) {
    const found = visit(node, []);
    if (found) return found;
  }
  return null;
}

const isClient = (file: string) => /^"use client";/m.test(read(file));
const isTypeOnly = ({ from, specifier }: Import) => {
  const statements = [...read(from).matchAll(/^import\b[^;]*?"([^"]+)";/gm)].filter(([, text]) => text === specifier);
  return statements.length > 0 && statements.every(([text]) => text.startsWith("import type"));
};

/** Everything that reaches a browser with this file. */
function clientFiles(): Set<string> {
  const reached = new Set<string>();
  const waiting = FILES.filter((file) => file.startsWith("app/") && isClient(file));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    const next = importsOf(file).filter((one) => KNOWN.has(one.to) && !isTypeOnly(one));
    waiting.push(...next.map(({ to }) => to));
  }
  return reached;
}

describe(`who may import whom (${DOCUMENT})`, () => {
  it("the table names rooms that exist, and a room for every file", () => {
    expect(TABLE.size).toBeGreaterThan(20);
    const empty = [...TABLE.keys()].filter((room) => !FILES.some((file) => roomOf(file) === room));
    expect(empty).toEqual([]);
    expect(FILES.filter((file) => roomOf(file) === null)).toEqual([]);
  });

  it("every import of ours leads to a file", () => {
    const lost = IMPORTS.filter(
      ({ specifier, to }) => specifier.startsWith(".") && !KNOWN.has(to) && !/\.(?:css|json|wasm)$/.test(to),
    );
    expect(lost).toEqual([]);
  });

  it("no room imports what its row does not name", () => {
    const refused = IMPORTS.filter((one) => !/\.(?:css|json|wasm)$/.test(one.to) && !isAllowed(one));
    expect(refused.map(({ from, specifier }) => `${from}: ${specifier}`)).toEqual([]);
  });

  it("rooms form no cycle, types included", () => {
    const edges = new Map<string, Set<string>>();
    for (const { from, to } of IMPORTS) {
      const [room, target] = [roomOf(from), KNOWN.has(to) ? roomOf(to) : null];
      if (room === null || target === null || room === target) continue;
      edges.set(room, (edges.get(room) ?? new Set()).add(target));
    }
    expect(cycleOf(edges)).toBeNull();
  });

  it("cycleOf(edges) finds a cycle where there is one", () => {
    const edges = new Map([
      ["a", new Set(["b"])],
      ["b", new Set(["c", "d"])],
      ["d", new Set(["a"])],
    ]);
    expect(cycleOf(edges)).toEqual(["a", "b", "d", "a"]);
  });

  it("nothing that runs in the browser reaches what only the server may read", () => {
    const reached = [...clientFiles()].filter(
      (file) => SERVER_ONLY.includes(file) || SERVER_ONLY.includes(roomOf(file) ?? ""),
    );
    expect(reached).toEqual([]);
  });
});
