import type { Figure } from "../../../lib/figures/_shared/figure.ts";
import type { Plot } from "../../../lib/figures/_shared/plot.ts";
import { keyOf } from "../_charts/plot-key.tsx";
import { PlotMarks } from "../_charts/plot-marks.tsx";
import { COLOUR, marginOf } from "../_charts/theme.ts";
import { textLines } from "./text-lines.ts";

const WIDTH = 960;
const PADDING = 40;
const PLOT_HEIGHT = 380;
const BAR_ROW = 28;
const NAMES_WIDTH = 250;
/** Characters that fit: 15 px text is about 7.4 px a character, and 24 px bold 12.5. */
const LINE_CHARACTERS = 118;
const NAME_CHARACTERS = 34;
const LINE_HEIGHT = 22;
const FONT = "'Hanken Grotesk', 'Helvetica Neue', Arial, 'Liberation Sans', 'Noto Sans', sans-serif";

/** A figure as a picture of its own: title, sentence, drawing between its axes' titles, and where it comes from. */
export function SvgDocument({ figure, source }: { figure: Figure; source: string }) {
  const { plot, title, finding, xTitle, yTitle } = figure;
  const sentences = textLines(finding, LINE_CHARACTERS);
  const top = PADDING + 30 + sentences.length * LINE_HEIGHT + 24;
  const height = plot === null ? 0 : heightOf(plot);
  const bottom = top + 24 + height;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={WIDTH}
      height={bottom + 74}
      viewBox={`0 0 ${WIDTH} ${bottom + 74}`}
      fontFamily={FONT}
      role="img"
    >
      <title>{title}</title>
      <desc>{finding}</desc>
      <rect width="100%" height="100%" fill={COLOUR.halo} />
      <text x={PADDING} y={PADDING + 16} fontSize={24} fontWeight={700} fill={COLOUR.ink}>
        {title}
      </text>
      {sentences.map((line, index) => (
        <text key={line} x={PADDING} y={PADDING + 48 + index * LINE_HEIGHT} fontSize={15} fill={COLOUR.ink}>
          {line}
        </text>
      ))}
      {plot === null ? null : <Drawing plot={plot} top={top} height={height} xTitle={xTitle} yTitle={yTitle} />}
      <text x={PADDING} y={bottom + 50} fontSize={12} fill={COLOUR.tickText}>
        {source}
      </text>
    </svg>
  );
}

const heightOf = (plot: Plot) =>
  plot.kind === "bars" ? plot.bars.length * BAR_ROW + marginOf("bars").bottom : PLOT_HEIGHT;

type DrawingProps = { plot: Plot; top: number; height: number; xTitle: string; yTitle: string };

function Drawing({ plot, top, height, xTitle, yTitle }: DrawingProps) {
  const margin = marginOf(plot.kind);
  const left = PADDING + margin.left + (plot.kind === "bars" ? NAMES_WIDTH : 0);
  const box = {
    x: left,
    y: top + 8 + margin.top,
    width: WIDTH - PADDING - margin.right - left,
    height: height - margin.top - margin.bottom,
  };
  return (
    <>
      {plot.kind === "bars" ? (
        plot.bars.map(({ id, name }, row) => (
          <text
            key={id}
            x={left - 12}
            y={box.y + (row + 0.5) * BAR_ROW}
            dy="0.35em"
            fontSize={13}
            textAnchor="end"
            fill={COLOUR.ink}
          >
            {name.length <= NAME_CHARACTERS ? name : `${name.slice(0, NAME_CHARACTERS - 1)}…`}
          </text>
        ))
      ) : (
        <text x={PADDING} y={top + 10} fontSize={13} fill={COLOUR.tickText}>
          {yTitle}
        </text>
      )}
      <Key plot={plot} y={top + 10} />
      <svg {...box} overflow="visible" aria-hidden="true">
        <PlotMarks plot={plot} />
      </svg>
      <text x={left} y={top + 8 + height + 14} fontSize={13} fill={COLOUR.tickText}>
        {xTitle}
      </text>
    </>
  );
}

const KEY_CHARACTER = 7;
const KEY_SAMPLE = 30;

/** The key, right-aligned above the drawing. */
function Key({ plot, y }: { plot: Plot; y: number }) {
  const entries = keyOf(plot);
  const widths = entries.map(({ label }) => KEY_SAMPLE + label.length * KEY_CHARACTER + 16);
  const start = WIDTH - PADDING - widths.reduce((sum, width) => sum + width, 0);
  return entries.map(({ label, sample }, index) => {
    const x = start + widths.slice(0, index).reduce((sum, width) => sum + width, 0);
    return (
      <g key={label} transform={`translate(${x} ${y - 11})`}>
        {sample}
        <text x={KEY_SAMPLE} y={11} fontSize={13} fill={COLOUR.tickText}>
          {label}
        </text>
      </g>
    );
  });
}
