import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '@/scripts/lib/problem';
import { type Death, failure } from '@/scripts/lib/supervisor';

async function statusOf(url: string): Promise<number | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' });
    await response.body?.cancel();
    return response.status;
  } catch {
    return undefined;
  }
}

/**
 * Waits until an address answers as wanted. Throws a Problem when a part of the stack dies meanwhile, or after
 * `timeoutMs` with the last answer.
 */
export async function waitFor(options: {
  url: string;
  name: string;
  death: Promise<Death>;
  accept?: (status: number) => boolean;
  timeoutMs?: number;
}): Promise<void> {
  const { url, name, death, accept = () => true, timeoutMs = 90_000 } = options;
  const end = Date.now() + timeoutMs;
  let died: Death | undefined;
  death.then((value) => {
    died = value;
  });
  for (;;) {
    const status = await statusOf(url);
    if (status !== undefined && accept(status)) return;
    if (died) throw new Problem(failure(`${died.name} ended while starting (${died.how})`, died.log));
    if (Date.now() > end) {
      throw new Problem(
        `${name} did not become ready: ${url} answers ${status ?? 'nothing'}; see .data/logs.`,
      );
    }
    await pause(100);
  }
}
