import { type Options, Presets, SingleBar } from "cli-progress";

/** What a stage tells while it works: how far it is (0 to 1) and, optionally, with what. */
export type UpdateStage = (fraction: number, detail?: string) => void;

export interface StageFigures {
  name: string;
  /** From the end of the stage before. */
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

/** The stages of a run. Each lasts from the end of the one before, so that together they are all of the run's time. */
export class StageClock {
  readonly stages: StageFigures[] = [];
  readonly #reporter: Reporter;
  #sinceMs: number;

  /** @param startMs when the run began, on the clock of `performance.now`: 0 is the start of the process */
  constructor(reporter: Reporter, startMs: number) {
    this.#reporter = reporter;
    this.#sinceMs = startMs;
  }

  /** Runs one stage, reporting its progress, and measures it. */
  async run<Result>(name: string, work: (update: UpdateStage) => Promise<Result>): Promise<Result> {
    let peakBytes = process.memoryUsage.rss();
    const sample = () => {
      peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
    };
    const timer = setInterval(sample, SAMPLE_EVERY_MS);
    const update = this.#reporter.begin(name);
    try {
      return await work(update);
    } finally {
      clearInterval(timer);
      sample();
      this.end(name, peakBytes);
    }
  }

  /** What was done since the last stage was one of this name. */
  end(name: string, peakBytes = process.memoryUsage.rss()): void {
    const nowMs = performance.now();
    const stage = { name, seconds: (nowMs - this.#sinceMs) / 1000, peakBytes };
    this.#sinceMs = nowMs;
    this.stages.push(stage);
    this.#reporter.end(stage);
  }
}
