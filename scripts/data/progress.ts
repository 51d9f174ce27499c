import { Presets, SingleBar } from "cli-progress";
import type { DownloadEffects } from "../download/download-file.ts";
import { formatSize } from "../files/disk-space.ts";

/** Without a terminal: one line per tenth of the file. */
const STEPS = 10;

/** Shows how a download goes: a bar with its speed on a terminal, a few plain lines elsewhere. */
export function progressOf(
  stream: NodeJS.WriteStream,
): Pick<DownloadEffects, "onLine" | "onProgress"> & { end(): void } {
  let bar: SingleBar | null = null;
  let step = -1;
  const begin = { ms: 0, bytes: 0 };
  const end = () => {
    bar?.stop();
    bar = null;
    step = -1;
  };
  return {
    end,
    onLine(text) {
      end();
      stream.write(`${text}\n`);
    },
    onProgress(done, total) {
      const detail = total === null ? `${done.toLocaleString("en-GB")}` : `${formatSize(done)} of ${formatSize(total)}`;
      if (!stream.isTTY) {
        const next = total === null ? Math.floor(Math.log10(done + 1)) : Math.floor((done / total) * STEPS);
        if (next !== step) stream.write(`${detail}\n`);
        step = next;
        return;
      }
      if (bar === null) {
        bar = new SingleBar(
          {
            format: "[{bar}] {percentage}% {detail}",
            stream,
            hideCursor: true,
            clearOnComplete: true,
            linewrap: false,
            barsize: 30,
          },
          Presets.shades_classic,
        );
        bar.start(100, 0, { detail });
        Object.assign(begin, { ms: performance.now(), bytes: done });
      }
      const seconds = (performance.now() - begin.ms) / 1000;
      const speed = total === null || seconds < 1 ? "" : `, ${formatSize((done - begin.bytes) / seconds)}/s`;
      bar.update(total === null ? 0 : Math.floor((done / total) * 100), { detail: detail + speed });
    },
  };
}
