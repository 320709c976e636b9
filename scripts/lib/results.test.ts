import { expect, test } from 'vitest';
import { fromPlaywright, fromVitest, readReport, sum } from '@/scripts/lib/results';

test('sums suites', () => {
  const tallies = [
    { passed: 3, failed: 0 },
    { passed: 2, failed: 1 },
  ];
  expect(sum(tallies)).toEqual({ passed: 5, failed: 1 });
  expect(sum([])).toEqual({ passed: 0, failed: 0 });
});

test('counts the tests of Vitest', () => {
  const report = { numPassedTests: 7, numFailedTests: 2, success: false };
  expect(fromVitest(report, false)).toEqual({ passed: 7, failed: 2 });
});

test('a test file that does not load is a failure, although no test failed', () => {
  const report = { numPassedTests: 7, numFailedTests: 0, success: false };
  expect(fromVitest(report, false)).toEqual({ passed: 7, failed: 1 });
});

test('a run without a single test is a failure', () => {
  expect(fromVitest({ numPassedTests: 0, numFailedTests: 0, success: true }, true).failed).toBe(1);
  const stats = { expected: 0, unexpected: 0, flaky: 0 };
  expect(fromPlaywright({ stats, errors: [] }, true).failed).toBe(1);
});

test('counts the tests of Playwright', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1 };
  expect(fromPlaywright({ stats, errors: [] }, false)).toEqual({ passed: 6, failed: 1 });
  expect(fromPlaywright({ stats: { ...stats, unexpected: 0 }, errors: [{}] }, false).failed).toBe(1);
});

test('a missing report is a failure', () => {
  expect(readReport('/nowhere/report.json', true, fromVitest)).toEqual({ passed: 0, failed: 1 });
});
