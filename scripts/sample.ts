import path from "node:path";
import { formatCount } from "../lib/format.ts";
import { operatorEnvironment } from "./cli/command-line.ts";
import { runCommand } from "./cli/run-command.ts";
import { startCommand } from "./cli/start-command.ts";
import { firstExisting } from "./datasets/first-existing.ts";
import { provenancePath, samplePlaces } from "./datasets/sample.ts";
import { cutSample } from "./sample/cut-sample.ts";
import { SAMPLE, type SampleOptions, sampleOptions } from "./sample/options.ts";

async function main(options: SampleOptions): Promise<void> {
  const { of, from, ...sample } = await cutSample(options);
  console.log(
    [
      `${options.out}: ${formatCount(sample.rows)} of ${formatCount(from.rows)} pairs, ${formatCount(sample.users)} of ${formatCount(from.users)} listeners, ${formatCount(sample.artists)} of ${formatCount(from.artists)} artists (${sample.cut.how})`,
      `${provenancePath(options.out)}: what it was cut from and how; keep the two files together`,
      `Licence of the source: ${of.licence}. Whether you may publish a sample of it is for you to check.`,
      await nextStep(options),
    ].join("\n"),
  );
}

/** How to build from the sample, or where to put it first. */
async function nextStep({ out, datasetsDir }: SampleOptions): Promise<string> {
  const places = samplePlaces(datasetsDir);
  const start = startCommand("sample", datasetsDir, operatorEnvironment(process.env));
  const shown = (file: string) => path.relative("", file);
  if (!places.includes(out)) {
    return `The dataset "sample" is read from ${places.map(shown).join(" or ")}: move both files there, then ${start} builds from them.`;
  }
  const taken = await firstExisting(places);
  return taken === null || taken === out
    ? `${start} builds from it.`
    : `${shown(taken)} takes precedence: move it away, then ${start} builds from this sample.`;
}

await runCommand(SAMPLE, ({ values }) => main(sampleOptions(values)));
