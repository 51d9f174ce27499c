import * as v from "valibot";
import { Count } from "../../lib/primitives/numbers.ts";

export type Counts = { passed: number; failed: number; skipped: number };

const VitestReport = v.object({
  numPassedTests: Count,
  numFailedTests: Count,
  numPendingTests: Count,
  numTodoTests: Count,
  testResults: v.array(v.object({ status: v.string(), assertionResults: v.array(v.unknown()) })),
});

/** Test counts of vitest's JSON report; a file that breaks before its first test counts as one failed test. */
export function countVitest(reportText: string): Counts {
  const report = v.parse(v.pipe(v.string(), v.parseJson(), VitestReport), reportText);
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const PlaywrightReport = v.object({
  stats: v.object({ expected: Count, unexpected: Count, flaky: Count, skipped: Count }),
  errors: v.array(v.unknown()),
});

/** Test counts of Playwright's JSON report. A flaky test is a failed one; so is an error outside any test. */
export function countPlaywright(reportText: string): Counts {
  const { stats, errors } = v.parse(v.pipe(v.string(), v.parseJson(), PlaywrightReport), reportText);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * What a stage that runs tests adds to the sum. A stage that wrote no readable report, or that failed although no test
 * did, has crashed: one failure more.
 */
export function stageCounts(exitCode: number, reportText: string | null, count: (text: string) => Counts): Counts {
  const crashed = { passed: 0, failed: 1, skipped: 0 };
  if (reportText === null) return crashed;
  let counts: Counts;
  try {
    counts = count(reportText);
  } catch {
    return crashed;
  }
  if (exitCode !== 0 && counts.failed === 0) return { ...counts, failed: 1 };
  // A run that found no tests proves nothing.
  return exitCode === 0 && counts.passed + counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export function addCounts(all: readonly Counts[]): Counts {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of all) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return sum;
}

/** "12 passed, 0 failed", and ", 1 skipped" where any was. */
export function summaryLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
