/**
 * Lets `clients` work side by side, each starting anew as soon as it is done, until the time is over or `work` says
 * that nothing is left. Resolves when the last has finished, with the time of each piece of work.
 */
export async function runClients(options: {
  clients: number;
  seconds: number;
  /** One piece of work; false when there was nothing left to do. */
  work: () => Promise<boolean>;
}): Promise<{ latencies: number[]; seconds: number }> {
  const { clients, work } = options;
  const latencies: number[] = [];
  const started = performance.now();
  const end = started + options.seconds * 1_000;

  async function client(): Promise<void> {
    for (let from = performance.now(); from < end; from = performance.now()) {
      if (!(await work())) return;
      latencies.push(performance.now() - from);
    }
  }
  await Promise.all(Array.from({ length: clients }, client));
  return { latencies, seconds: (performance.now() - started) / 1_000 };
}
