export interface Series {
  name: string;
  points: readonly { x: number; y: number }[];
}

const WIDTH = 760;
const HEIGHT = 420;
const MARGIN = { top: 20, right: 190, bottom: 50, left: 64 };
/** Okabe and Ito's colours, told apart by colour-blind readers; each series has its own dash as well. */
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7"];
const DASHES = ["", "7 4", "2 3", "9 3 2 3"];

const escapeXml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

function decades(values: readonly number[]): [from: number, to: number] {
  return [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
}

function decadeLabel(exponent: number): string {
  if (exponent >= 6) return `${10 ** (exponent - 6)} M`;
  if (exponent >= 3) return `${10 ** (exponent - 3)} k`;
  return String(Number((10 ** exponent).toPrecision(1)));
}

/** A log-log line chart as a self-contained SVG that is legible on light and dark pages. */
export function logLogPlot(series: readonly Series[], axes: { x: string; y: string; title: string }): string {
  const [x0, x1] = decades(series.flatMap(({ points }) => points.map(({ x }) => x)));
  const [y0, y1] = decades(series.flatMap(({ points }) => points.map(({ y }) => y)));
  const xOf = (x: number) =>
    MARGIN.left + ((Math.log10(x) - x0) / (x1 - x0 || 1)) * (WIDTH - MARGIN.left - MARGIN.right);
  const yOf = (y: number) =>
    HEIGHT - MARGIN.bottom - ((Math.log10(y) - y0) / (y1 - y0 || 1)) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const grid: string[] = [];
  for (let exponent = x0; exponent <= x1; exponent++) {
    const x = xOf(10 ** exponent).toFixed(1);
    grid.push(
      `<path d="M${x} ${MARGIN.top}V${HEIGHT - MARGIN.bottom}" class="g"/>`,
      `<text x="${x}" y="${HEIGHT - MARGIN.bottom + 18}" text-anchor="middle">${decadeLabel(exponent)}</text>`,
    );
  }
  for (let exponent = y0; exponent <= y1; exponent++) {
    const y = yOf(10 ** exponent).toFixed(1);
    grid.push(
      `<path d="M${MARGIN.left} ${y}H${WIDTH - MARGIN.right}" class="g"/>`,
      `<text x="${MARGIN.left - 8}" y="${y}" dy="4" text-anchor="end">${decadeLabel(exponent)}</text>`,
    );
  }
  const lines = series.map(({ name, points }, index) => {
    const colour = COLOURS[index % COLOURS.length];
    const path = points
      .map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${xOf(x).toFixed(1)} ${yOf(y).toFixed(1)}`)
      .join("");
    const last = points.at(-1);
    const label = last
      ? `<text x="${(xOf(last.x) + 10).toFixed(1)}" y="${yOf(last.y).toFixed(1)}" dy="4" style="fill:${colour}">${escapeXml(name)}</text>`
      : "";
    const dots = points.map(
      ({ x, y }) => `<circle cx="${xOf(x).toFixed(1)}" cy="${yOf(y).toFixed(1)}" r="3.5" fill="${colour}"/>`,
    );
    return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${DASHES[index % DASHES.length]}"/>${dots.join("")}${label}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeXml(axes.title)}">
<style>text{font:13px system-ui,sans-serif;fill:#333}.g{stroke:#999;stroke-opacity:.35}</style>
<rect width="100%" height="100%" fill="#fff"/>
${grid.join("\n")}
<text x="${(MARGIN.left + WIDTH - MARGIN.right) / 2}" y="${HEIGHT - 10}" text-anchor="middle">${escapeXml(axes.x)}</text>
<text transform="translate(16 ${HEIGHT / 2}) rotate(-90)" text-anchor="middle">${escapeXml(axes.y)}</text>
${lines.join("\n")}
</svg>
`;
}
