import { readFile } from "node:fs/promises";
import { renderToStaticMarkup } from "react-dom/server";
import * as v from "valibot";
import { describe, expect, it, vi } from "vitest";
import { Quality } from "../../lib/site-data/quality.ts";
import { manifest } from "../explore/manifest.fixture.ts";
import { HubsTable } from "./hubs-table.tsx";
import { MeasuredQuality } from "./measured-quality.tsx";
import { OrdersTable } from "./orders-table.tsx";

// There is no router outside a page; links ask for it, and only a click uses it.
vi.mock("next/navigation", () => ({ useRouter: () => null }));

const demo = v.parse(Quality, JSON.parse(await readFile("data/demo-quality.json", "utf8")));
const estimate = (mean: number) => ({ mean, low: mean - 0.001, high: mean + 0.001 });
const order = (mean: number) => ({
  pairs: estimate(mean),
  tailPairs: estimate(mean / 2),
  coherence: [estimate(0.5), estimate(0.6)],
  coverage: 0.25,
});
const orders = { familiar: order(0.03), balanced: order(0.02), adventurous: order(0.01) };
const hubs = { skewness: 4.56, coverage: 0.37, largest: { name: "Radiohead", lists: 2170 }, lists: 17614 };

const text = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

describe("MeasuredQuality", () => {
  const inUse = { ...manifest, method: { ...manifest.method, id: demo.baseline } };
  const shown = (change: Partial<Quality["methods"][number]>) => {
    const methods = demo.methods.map((method) => ({ ...method, hubs: null, orders: null, ...change }));
    return text(renderToStaticMarkup(<MeasuredQuality manifest={inUse} quality={{ ...demo, methods }} />));
  };

  it("has the tables of orders and hubs where they were measured, and only there", () => {
    expect(shown({})).not.toMatch(/three orders|Hubs/);
    expect(shown({ hubs })).toMatch(/Hubs/);
    expect(shown({ orders })).toMatch(/What the three orders do/);
  });
});

describe("OrdersTable", () => {
  it("gives each order what was found, what was shown, and coherence by band if there are genres", () => {
    const bands = [
      { from: 1, to: 9, artists: 5 },
      { from: 10, to: null, artists: 5 },
    ];
    const html = text(renderToStaticMarkup(<OrdersTable orders={orders} genres={{ source: "", bands }} />));
    expect(html).toMatch(/10 or more/);
    expect(html).toMatch(/Test Familiar Balanced Adven\u00adturous Found 0\.030 0\.029–0\.031 0\.020 /);
    expect(text(renderToStaticMarkup(<OrdersTable orders={orders} genres={null} />))).not.toMatch(/coherence/i);
  });
});

describe("HubsTable", () => {
  it("names the artist in most lists, unless it may not be named", () => {
    const rows = [
      { id: "blend", hubs },
      { id: "ials", hubs: { ...hubs, largest: null } },
    ];
    const html = text(renderToStaticMarkup(<HubsTable rows={rows} />));
    expect(html).toMatch(/blend 4\.6 37% Radiohead 2,170 of 17,614 ials 4\.6 37% – –/);
  });
});
