import cluster from 'node:cluster';

const firstPause = 250;
const longestPause = 30_000;

/**
 * Runs this script in so many processes that take turns with the connections to one port (node:cluster). One that ends
 * is replaced; one that never came to listen ends everything, since the next would fare alike. SIGTERM and SIGINT reach
 * all of them, and this process ends when the last has.
 *
 * @param {number} count
 */
export function keepServing(count) {
  let stopping = false;
  let pause = firstPause;
  /** @type {Set<number>} */
  const served = new Set();

  cluster.on('listening', ({ id }) => {
    served.add(id);
    pause = firstPause;
  });
  cluster.on('exit', ({ id }, code, signal) => {
    if (stopping) return;
    process.stderr.write(`A web process ended (${signal ?? `exit code ${code}`})\n`);
    if (!served.has(id)) return stop('SIGTERM', code || 1);
    setTimeout(() => stopping || cluster.fork(), pause);
    pause = Math.min(pause * 2, longestPause);
  });

  /** @param {NodeJS.Signals} signal @param {number} code */
  function stop(signal, code) {
    stopping = true;
    process.exitCode = code;
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill(signal);
  }
  process.on('SIGTERM', () => stop('SIGTERM', 0));
  process.on('SIGINT', () => stop('SIGINT', 0));
  for (let started = 0; started < count; started++) cluster.fork();
}
