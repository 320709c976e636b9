import { OverloadedError } from '@/lib/errors';

/**
 * Lets `width` tasks run at once and `queue` wait at most `patience` milliseconds; whoever does not fit gets an
 * OverloadedError at once instead of a place in an endless line.
 */
export function createGate({ width, queue, patience }: { width: number; queue: number; patience: number }) {
  let running = 0;
  const waiting: { admit: () => void; timer: NodeJS.Timeout }[] = [];

  function enter(): Promise<void> {
    if (running < width) {
      running++;
      return Promise.resolve();
    }
    if (waiting.length >= queue) return Promise.reject(new OverloadedError('Too many requests are waiting'));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(entry), 1);
        reject(new OverloadedError('Waited too long for a database connection'));
      }, patience);
      const entry = { admit: resolve, timer };
      waiting.push(entry);
    });
  }

  function leave() {
    const next = waiting.shift();
    if (!next) {
      running--;
      return;
    }
    clearTimeout(next.timer);
    next.admit();
  }

  return async function pass<T>(task: () => Promise<T>): Promise<T> {
    await enter();
    try {
      return await task();
    } finally {
      leave();
    }
  };
}
