import { log } from '@/lib/log';

/**
 * Does something again and again: `pause` milliseconds after each end, so that rounds never overlap. A round that
 * fails is logged and does not stop the next. The returned function stops it and waits for the round under way.
 */
export function every(pause: number, name: string, round: () => Promise<unknown>): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let wake: (() => void) | undefined;

  const running = (async () => {
    while (!stopped) {
      try {
        await round();
      } catch (error) {
        log.error({ error, round: name }, 'a round of the worker failed');
      }
      if (stopped) break;
      await new Promise<void>((resolve) => {
        wake = resolve;
        timer = setTimeout(resolve, pause);
      });
    }
  })();

  return async () => {
    stopped = true;
    clearTimeout(timer);
    wake?.();
    await running;
  };
}
