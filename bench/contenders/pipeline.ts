// The whole pipeline, dataset to published files, in this process. Its last line is read by measure.ts.

import { quietReporter } from "../../scripts/cli/reporter.ts";
import { parseOptions } from "../../scripts/pipeline/options.ts";
import { precompute } from "../../scripts/pipeline/run.ts";
import { report, timed } from "../measure.ts";

const options = parseOptions(process.argv.slice(2), {});
const run = await timed(() => precompute(options, { reporter: quietReporter }));
if (run.result === null) throw new Error("the run was skipped as unchanged");
const { stages, files } = run.result;
const notes = Object.fromEntries(stages.map(({ name, seconds }) => [`${name} s`, Number(seconds.toFixed(2))]));
report(run, { ...notes, files });
