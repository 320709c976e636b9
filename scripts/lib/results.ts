import { readFileSync } from 'node:fs';

export type Tally = { passed: number; failed: number };

type VitestReport = { numPassedTests: number; numFailedTests: number; success: boolean };
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] };

/** Adds tallies up. */
export function sum(tallies: Tally[]): Tally {
  return tallies.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), {
    passed: 0,
    failed: 0,
  });
}

/** A run that failed without a failed test (a file that does not load, a crash) still counts as one failure. */
function atLeastOne(tally: Tally, ok: boolean): Tally {
  return ok || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}

/** Counts from Vitest's JSON report. */
export function fromVitest(report: VitestReport, ok: boolean): Tally {
  const tally = { passed: report.numPassedTests, failed: report.numFailedTests };
  return atLeastOne(tally, ok && report.success && tally.passed > 0);
}

/** Counts from Playwright's JSON report; a test that passed when repeated has passed. */
export function fromPlaywright(report: PlaywrightReport, ok: boolean): Tally {
  const { expected, flaky, unexpected } = report.stats;
  const tally = { passed: expected + flaky, failed: unexpected };
  return atLeastOne(tally, ok && report.errors.length === 0 && tally.passed > 0);
}

/** Reads a report that a runner left in a file; no report, or half of one, is one failure. */
export function readReport(
  file: string,
  ok: boolean,
  count: typeof fromVitest | typeof fromPlaywright,
): Tally {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')), ok);
  } catch {
    return { passed: 0, failed: 1 };
  }
}
