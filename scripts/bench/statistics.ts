/** The value below which this share (0 to 1) of the values lies. NaN when there are none. */
function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle of the values. NaN when there are none. */
export function median(values: number[]): number {
  return percentile(values, 0.5);
}

/** What many requests took, in milliseconds. */
export type Spread = { p50: number; p99: number };

export function spreadOf(latencies: number[]): Spread {
  return { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}
