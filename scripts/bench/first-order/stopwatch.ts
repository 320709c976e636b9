import { duration } from '@/scripts/lib/progress';

/** Takes the time of one stage after the other and prints each as it ends. */
export function createStopwatch() {
  const started = performance.now();
  const stages: { name: string; ms: number }[] = [];
  return {
    async stage<T>(name: string, work: () => Promise<T>): Promise<T> {
      const from = performance.now();
      const result = await work();
      const ms = performance.now() - from;
      stages.push({ name, ms });
      process.stdout.write(`✓ ${name} (${duration(ms)})\n`);
      return result;
    },
    /** All stages and their sum, as a table of Markdown. */
    table: (): string =>
      [
        '\n| stage | time |\n|---|---|',
        ...stages.map(({ name, ms }) => `| ${name} | ${duration(ms)} |`),
        `| **all** | **${duration(performance.now() - started)}** |\n`,
      ].join('\n'),
  };
}

export type Stopwatch = ReturnType<typeof createStopwatch>;
