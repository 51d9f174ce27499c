import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseOptions } from "../../options.ts";

describe("parseOptions(flags), of Spark", () => {
  it("keeps places that are URLs, and resolves others to paths on this machine", () => {
    const flags = ["--engine", "spark", "--interactions", "s3a://bucket/listens", "--spark-dir", "work"];
    expect(
      parseOptions([...flags, "--spark-conf", "spark.executor.memory=4g"], { SPARK_HOME: "/opt/spark" }),
    ).toMatchObject({
      engine: "spark",
      spark: {
        master: "local[*]",
        interactions: "s3a://bucket/listens",
        workFolder: `file://${path.resolve("work")}`,
        conf: ["spark.executor.memory=4g"],
        home: "/opt/spark",
        submit: null,
      },
    });
    expect(parseOptions([], {})).toMatchObject({ engine: "local", spark: null });
  });

  it.each([
    [["--engine", "flink"], '--engine is "flink", expected local or spark'],
    [["--spark-master", "yarn"], "--spark-master needs --engine spark"],
    [["--interactions", "x"], "--interactions needs --engine spark"],
    [
      ["--engine", "spark", "--spark-conf", "fast"],
      '--spark-conf is "fast", expected key=value such as spark.executor.memory=4g',
    ],
    [
      ["--engine", "spark", "--interactions", "x", "--dataset", "demo"],
      "--interactions replaces the dataset: leave out --dataset",
    ],
    [
      ["--engine", "spark", "--method", "blend"],
      '--method is "blend", which --engine spark does not support, expected user-median-log, raw-cosine, log-cosine, tfidf, binary-cosine, jaccard (blend, ials, bm25, llr need --engine local)',
    ],
    [["--max-artists-per-listener", "0"], '--max-artists-per-listener is "0", expected a whole number from 1'],
  ])("refuses %j in one line", (flags, message) => {
    expect(() => parseOptions(flags, {})).toThrow(message);
  });
});
