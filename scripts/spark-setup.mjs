import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installedSpark, PYSPARK_VERSION, provideSpark } from "./setup/spark.mjs";

const cacheDir = join(dirname(dirname(fileURLToPath(import.meta.url))), ".cache");
const fault = provideSpark(cacheDir);
if (fault === null) {
  console.log(
    `PySpark ${PYSPARK_VERSION} is in ${installedSpark(cacheDir)}; run it with: npm run prebuild -- --engine spark`,
  );
} else {
  console.error(`\n${fault}\n`);
  process.exitCode = 1;
}
