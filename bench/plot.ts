export interface Series {
  name: string;
  points: readonly { x: number; y: number }[];
}

const WIDTH = 760;
const HEIGHT = 420;
const MARGIN = { top: 20, right: 190, bottom: 50, left: 64 };
/** After Okabe and Ito, told apart by colour-blind readers, dark enough for text; each series has its own dash as well. */
const COLOURS = ["#0072b2", "#b84f00", "#00795a", "#a8457f", "#333333"];
const DASHES = ["", "7 4", "2 3", "9 3 2 3", "1 4"];
/** Room between the outermost points and the frame, as a factor. */
const PADDING = 1.4;

const escapeXml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** Log₁₀ of the ends of an axis, and the values at 1 and 3 times a power of ten between them. */
function logAxis(values: readonly number[]): { from: number; to: number; ticks: number[] } {
  const from = Math.log10(Math.min(...values) / PADDING);
  const to = Math.log10(Math.max(...values) * PADDING);
  const ticks: number[] = [];
  for (let exponent = Math.floor(from); exponent <= to; exponent++) {
    for (const digit of [1, 3]) {
      const tick = Number(`${digit}e${exponent}`);
      if (Math.log10(tick) >= from && Math.log10(tick) <= to) ticks.push(tick);
    }
  }
  return { from, to, ticks };
}

function tickLabel(value: number): string {
  if (value >= 1e6) return `${value / 1e6} M`;
  if (value >= 1e3) return `${value / 1e3} k`;
  return String(value);
}

/** A log-log line chart as a self-contained SVG that is legible on light and dark pages. */
export function logLogPlot(series: readonly Series[], axes: { x: string; y: string; title: string }): string {
  const xAxis = logAxis(series.flatMap(({ points }) => points.map(({ x }) => x)));
  const yAxis = logAxis(series.flatMap(({ points }) => points.map(({ y }) => y)));
  const share = (value: number, { from, to }: { from: number; to: number }) => (Math.log10(value) - from) / (to - from);
  const xOf = (x: number) => MARGIN.left + share(x, xAxis) * (WIDTH - MARGIN.left - MARGIN.right);
  const yOf = (y: number) => HEIGHT - MARGIN.bottom - share(y, yAxis) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const grid = [
    ...xAxis.ticks.flatMap((tick) => [
      `<path d="M${xOf(tick).toFixed(1)} ${MARGIN.top}V${HEIGHT - MARGIN.bottom}" class="g"/>`,
      `<text x="${xOf(tick).toFixed(1)}" y="${HEIGHT - MARGIN.bottom + 18}" text-anchor="middle">${tickLabel(tick)}</text>`,
    ]),
    ...yAxis.ticks.flatMap((tick) => [
      `<path d="M${MARGIN.left} ${yOf(tick).toFixed(1)}H${WIDTH - MARGIN.right}" class="g"/>`,
      `<text x="${MARGIN.left - 8}" y="${yOf(tick).toFixed(1)}" dy="4" text-anchor="end">${tickLabel(tick)}</text>`,
    ]),
  ];
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
