import path from "node:path";
import { formatCount } from "../lib/format.ts";
import { operatorEnvironment } from "./cli/environment.ts";
import { OperatorError } from "./cli/operator-error.ts";
import { startCommand } from "./cli/start-command.ts";
import { firstExisting } from "./datasets/first-existing.ts";
import { provenancePath, samplePlaces } from "./datasets/sample.ts";
import { parseSampleOptions, type SampleOptions, USAGE } from "./sample/arguments.ts";
import { cutSample } from "./sample/cut-sample.ts";

async function main(): Promise<void> {
  const options = parseSampleOptions(process.argv.slice(2), process.env);
  if (options === null) {
    console.log(USAGE);
    return;
  }
  const { of, from, ...sample } = await cutSample(options);
  console.log(
    [
      `${options.out}: ${formatCount(sample.rows)} of ${formatCount(from.rows)} pairs, ${formatCount(sample.users)} of ${formatCount(from.users)} listeners, ${formatCount(sample.artists)} of ${formatCount(from.artists)} artists (${sample.cut.how})`,
      `${provenancePath(options.out)}: what it was cut from and how; keep the two together`,
      `Licence of the source: ${of.licence}. Whether a sample of it may be published, only you can decide.`,
      await wayOn(options),
    ].join("\n"),
  );
}

/** How to build from the sample, where it lies or where it has to go. */
async function wayOn({ out, datasetsDir }: SampleOptions): Promise<string> {
  const places = samplePlaces(datasetsDir);
  const start = startCommand("sample", datasetsDir, operatorEnvironment(process.env));
  const shown = (file: string) => path.relative("", file);
  if (!places.includes(out)) {
    return `The dataset "sample" is looked for at ${places.map(shown).join(" and ")}: put the two files there, and ${start} builds from them.`;
  }
  const taken = await firstExisting(places);
  return taken === null || taken === out
    ? `${start} builds from it.`
    : `${shown(taken)} comes before it: once that is moved away, ${start} builds from this one.`;
}

main().catch((error: unknown) => {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exitCode = 1;
});
