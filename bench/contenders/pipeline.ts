// The whole pipeline, dataset to published files, in this process. Its last line is read by measure.ts.

import { quietReporter } from "../../scripts/cli/reporter.ts";
import { parseOptions } from "../../scripts/pipeline/options.ts";
import { precompute } from "../../scripts/pipeline/run.ts";

const options = parseOptions(process.argv.slice(2), {});
const cpuBefore = process.cpuUsage();
const started = performance.now();
const summary = await precompute(options, { reporter: quietReporter });
const wallSeconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
if (summary === null) throw new Error("the run was skipped as unchanged");
const { stages, files } = summary;
const notes = Object.fromEntries(stages.map(({ name, seconds }) => [`${name} s`, Number(seconds.toFixed(2))]));
console.log(
  JSON.stringify({
    wallSeconds,
    cpuSeconds: (user + system) / 1e6,
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
    notes: { ...notes, files },
  }),
);
