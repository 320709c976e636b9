import { type State, saveState } from './state';

type Saver = { changed(): void; flush(): Promise<void> };

/**
 * Writes the state some moments after it changed, never twice at once. A large state takes longer to write,
 * so the pause grows with the last write and saving stays a small part of the work.
 */
export function createSaver(file: string | undefined, state: State): Saver {
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let dirty = false;
  let pauseMs = 50;

  async function write(target: string): Promise<void> {
    if (!dirty) return;
    dirty = false;
    const started = performance.now();
    await saveState(target, state).catch((error: unknown) => {
      dirty = true;
      throw error;
    });
    pauseMs = Math.max(50, (performance.now() - started) * 10);
  }

  function enqueue(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    // A write that failed was reported to its own caller; the next one tries again.
    if (file) writing = writing.catch(() => undefined).then(() => write(file));
    return writing;
  }

  return {
    changed() {
      dirty = true;
      if (!file || timer) return;
      timer = setTimeout(() => {
        enqueue().catch((error: Error) => process.stderr.write(`Stripe stand-in: ${error.message}\n`));
      }, pauseMs);
    },
    flush: enqueue,
  };
}
