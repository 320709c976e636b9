/** How something went within a window. */
export type Tally = { ok: number; failed: number };

/** Failures that belong to a healthy site: lost connections, a provider's hiccup. */
const usualFailures = 0.01;
/** How improbable a run of failures must be on a healthy site before it counts: once in some years of looking. */
const improbable = 2e-6;

/** ln n!, by Stirling's series beyond small numbers. */
function logFactorial(n: number): number {
  if (n < 20) {
    let sum = 0;
    for (let factor = 2; factor <= n; factor++) sum += Math.log(factor);
    return sum;
  }
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3);
}

/** The probability of at least `failed` failures among `total` on a site on which one in a hundred fails. */
export function chanceOfFailures(failed: number, total: number): number {
  if (failed <= 0) return 1;
  let chance = 0;
  for (let k = failed; k <= total; k++) {
    const ways = logFactorial(total) - logFactorial(k) - logFactorial(total - k);
    const term = Math.exp(ways + k * Math.log(usualFailures) + (total - k) * Math.log(1 - usualFailures));
    chance += term;
    if (term < chance * 1e-9) break;
  }
  return chance;
}

/**
 * The success ratio to judge by: the lowest of the windows in which failures are more than bad luck, else 1. A short
 * window sees a busy site's trouble at once, a long one that of a quiet site, and neither is fooled by one lost request.
 */
export function successRatio(windows: readonly Tally[]): number {
  const ratios = windows.map(({ ok, failed }) =>
    chanceOfFailures(failed, ok + failed) < improbable ? ok / (ok + failed) : 1,
  );
  return Math.min(1, ...ratios);
}
