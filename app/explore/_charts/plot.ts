/** What a chart draws, finished: the drawing places marks and decides nothing. Labels are formatted for people. */
export type BarsPlot = {
  kind: "bars";
  /** `label` stands at the end of the bar; the tooltip's first line is its heading. */
  bars: { slug: string; name: string; value: number; label: string; tooltip: string[] }[];
  ticks: Tick[];
};

export type HistogramPlot = {
  kind: "histogram";
  /** Equal slots from left to right; an x position is counted in slots, from 0 to bins.length. */
  bins: { label: string; artists: number; tooltip: string[] }[];
  edgeTicks: Tick[];
  countTicks: Tick[];
  median: Tick;
};

export type Plot = BarsPlot | HistogramPlot;

export type Tick = { at: number; label: string };

/** Names a drawing for people who don't see it. */
export type Accessible = { label: string; describedBy: string };
