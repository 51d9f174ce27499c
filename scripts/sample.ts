import { provenancePath } from "./datasets/sample.ts";
import { OperatorError } from "./precompute/operator-error.ts";
import { parseSampleOptions, USAGE } from "./sample/arguments.ts";
import { cutSample } from "./sample/cut-sample.ts";

async function main(): Promise<void> {
  const options = parseSampleOptions(process.argv.slice(2), process.env);
  if (options === null) {
    console.log(USAGE);
    return;
  }
  const { of, from, ...sample } = await cutSample(options);
  const count = (value: number) => value.toLocaleString("en-GB");
  console.log(
    [
      `${options.out}: ${count(sample.rows)} of ${count(from.rows)} pairs, ${count(sample.users)} of ${count(from.users)} listeners, ${count(sample.artists)} of ${count(from.artists)} artists (${sample.cut.how})`,
      `${provenancePath(options.out)}: what it was cut from and how; keep the two together`,
      `Licence of the source: ${of.licence}. Whether a sample of it may be published, only you can decide.`,
      "DATASET=sample npm start builds from it.",
    ].join("\n"),
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exitCode = 1;
});
