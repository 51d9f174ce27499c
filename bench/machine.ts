import { arch, cpus, platform, release, totalmem } from "node:os";

/** The machine's properties that explain a figure. */
export function describeMachine(): string {
  const [first] = cpus();
  const memoryGiB = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${first?.model ?? "unknown CPU"}, ${memoryGiB} GiB, ${platform()} ${release()} ${arch()}, Node ${process.versions.node}`;
}
