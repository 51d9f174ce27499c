import { describe, expect, it } from "vitest";
import { addCounts, countPlaywright, countVitest, stageCounts, summaryLine } from "./summary.ts";

const vitestReport = (fields: object) =>
  JSON.stringify({
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [{ status: "passed", assertionResults: [{}, {}, {}] }],
    ...fields,
  });
const playwrightReport = (stats: object, errors: unknown[] = []) =>
  JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors });

describe("countVitest", () => {
  it("countVitest(report) counts skipped and todo tests as skipped", () => {
    const report = vitestReport({ numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 });
    expect(countVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  it("countVitest(report) counts a file that could not be loaded as a failure", () => {
    const report = vitestReport({ testResults: [{ status: "failed", assertionResults: [] }] });
    expect(countVitest(report)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });
});

describe("countPlaywright", () => {
  it("countPlaywright(report) counts flaky tests and errors outside tests as failures", () => {
    const report = playwrightReport({ expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, [{ message: "no server" }]);
    expect(countPlaywright(report)).toEqual({ passed: 5, failed: 3, skipped: 2 });
  });
});

describe("stageCounts", () => {
  it("stageCounts(exitCode, report) is the report's own count after a clean run", () => {
    expect(stageCounts(0, vitestReport({}), countVitest)).toEqual({ passed: 3, failed: 0, skipped: 0 });
  });

  it("stageCounts(exitCode, report) adds no failure to those the report already names", () => {
    expect(stageCounts(1, vitestReport({ numFailedTests: 2 }), countVitest).failed).toBe(2);
  });

  it("stageCounts(exitCode, report) counts a crash, a missing, broken or empty report as one failure", () => {
    expect(stageCounts(134, vitestReport({}), countVitest)).toEqual({ passed: 3, failed: 1, skipped: 0 });
    for (const report of [null, "", "{}", playwrightReport({})]) {
      expect(stageCounts(0, report, countPlaywright).failed).toBe(1);
    }
  });
});

describe("summaryLine", () => {
  it("summaryLine(addCounts(stages)) is the last line of npm test", () => {
    const stages = [
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 40, failed: 2, skipped: 0 },
    ];
    expect(summaryLine(addCounts(stages))).toBe("41 passed, 2 failed");
    expect(summaryLine(addCounts([...stages, { passed: 0, failed: 0, skipped: 3 }]))).toBe(
      "41 passed, 2 failed, 3 skipped",
    );
  });
});
