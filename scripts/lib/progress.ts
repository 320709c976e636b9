/** Seconds for people: "0.4 s", "1 min 12 s". */
export function duration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

type Output = Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;

/** Announces steps with the time each took: one living line on a terminal, whole lines elsewhere. */
export function createProgress(output: Output = process.stdout) {
  return async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
    const started = Date.now();
    const elapsed = () => duration(Date.now() - started);
    const living = () => output.write(`\r\x1b[K… ${name} (${elapsed()})`);
    // Elsewhere a line is only worth it for what takes long.
    const still = () => output.write(`… ${name}\n`);
    const timer = output.isTTY ? setInterval(living, 200) : setTimeout(still, 5_000);
    const clear = output.isTTY ? '\r\x1b[K' : '';
    try {
      const result = await work();
      output.write(`${clear}✓ ${name} (${elapsed()})\n`);
      return result;
    } catch (error) {
      output.write(`${clear}✗ ${name} (${elapsed()})\n`);
      throw error;
    } finally {
      clearInterval(timer);
    }
  };
}

export type Step = ReturnType<typeof createProgress>;
