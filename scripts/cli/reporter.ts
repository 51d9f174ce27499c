import { type Options, Presets, SingleBar } from "cli-progress";

/** What a stage tells while it works: how far it is (0 to 1) and, optionally, with what. */
export type UpdateStage = (fraction: number, detail?: string) => void;

export interface StageFigures {
  name: string;
  seconds: number;
  /** Largest resident set seen while the stage ran, threads included. */
  peakBytes: number;
}

/** Tells a person how a run goes. Injected, so that tests run quiet. */
export interface Reporter {
  begin(stage: string): UpdateStage;
  end(figures: StageFigures): void;
  line(text: string): void;
}

export const quietReporter: Reporter = {
  begin: () => () => {},
  end: () => {},
  line: () => {},
};

const BAR: Options = {
  format: "{stage} [{bar}] {percentage}% {detail}",
  hideCursor: true,
  clearOnComplete: true,
  linewrap: false,
  barsize: 30,
};

/** A progress bar per stage on a terminal, one plain line per finished stage elsewhere. */
export function consoleReporter(stream: NodeJS.WriteStream): Reporter {
  let bar: SingleBar | null = null;
  const line = (text: string) => stream.write(`${text}\n`);
  return {
    begin(stage) {
      if (!stream.isTTY) {
        line(`${stage} …`);
        return () => {};
      }
      const current = new SingleBar({ ...BAR, stream }, Presets.shades_classic);
      current.start(100, 0, { stage: stage.padEnd(12), detail: "" });
      bar = current;
      return (fraction, detail = "") => current.update(Math.floor(fraction * 100), { detail });
    },
    end({ name, seconds, peakBytes }) {
      bar?.stop();
      bar = null;
      line(`${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s  ${formatMegabytes(peakBytes)} at most`);
    },
    line,
  };
}

export function formatMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6).toLocaleString("en-GB")} MB`;
}

const SAMPLE_EVERY_MS = 50;

/** Runs one stage, reporting its progress, and measures it. */
export async function runStage<Result>(
  reporter: Reporter,
  figures: StageFigures[],
  name: string,
  work: (update: UpdateStage) => Promise<Result>,
): Promise<Result> {
  const started = performance.now();
  let peakBytes = process.memoryUsage.rss();
  const sample = () => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  };
  const timer = setInterval(sample, SAMPLE_EVERY_MS);
  const update = reporter.begin(name);
  try {
    return await work(update);
  } finally {
    clearInterval(timer);
    sample();
    const stage = { name, seconds: (performance.now() - started) / 1000, peakBytes };
    figures.push(stage);
    reporter.end(stage);
  }
}
