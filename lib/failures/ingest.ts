import { setTimeout as pause } from 'node:timers/promises';
import type { Ctx } from '@/db';
import { log } from '@/lib/log';
import { captureFailures } from './capture';
import type { Receipt, Source } from './source';

/** So many are stored in one transaction. */
const mostAtOnce = 300;
/** Storing that takes longer than this many milliseconds makes the messages ours for longer. */
const extendAfterMs = 15_000;

/** Stores what was received, then lets the source forget it: a crash between the two brings it again, and it is known. */
async function store(ctx: Ctx, source: Source, receipts: Receipt[]): Promise<number> {
  const extending = setInterval(() => {
    source
      .extend?.(receipts)
      .catch((error) => log.warn({ error, source: source.name }, 'visibility was not extended'));
  }, extendAfterMs);
  try {
    const { added } = await captureFailures({ ctx, input: receipts.map(({ incoming }) => incoming) });
    await source.settle?.(receipts);
    return added;
  } finally {
    clearInterval(extending);
  }
}

/**
 * Takes messages from a source until `signal` ends it: several consumers wait at the source, and what they have received by the
 * time the last transaction has committed is stored in the next one. Returns when all that was received has been stored.
 */
export async function ingest({
  ctx,
  input: { source, consumers = 8, signal, onStored = () => {} },
}: {
  ctx: Ctx;
  input: { source: Source; consumers?: number; signal: AbortSignal; onStored?: (added: number) => void };
}): Promise<void> {
  if (!source.receive) return;
  const receive = source.receive;
  let waiting: { receipts: Receipt[]; stored: () => void }[] = [];
  let draining = false;

  async function drain(): Promise<void> {
    if (draining) return;
    draining = true;
    while (waiting.length > 0) {
      const taken: typeof waiting = [];
      for (let size = 0; waiting.length > 0 && size < mostAtOnce; ) {
        const next = waiting[0];
        if (!next || (size > 0 && size + next.receipts.length > mostAtOnce)) break;
        size += next.receipts.length;
        taken.push(next);
        waiting = waiting.slice(1);
      }
      const receipts = taken.flatMap((one) => one.receipts);
      try {
        onStored(await store(ctx, source, receipts));
      } catch (error) {
        // Not forgotten at the source, so they come again.
        log.error({ error, source: source.name }, 'failed messages could not be stored; they come again');
        await pause(1_000, undefined, { signal }).catch(() => {});
      }
      for (const { stored } of taken) stored();
    }
    draining = false;
  }

  async function consume(): Promise<void> {
    while (!signal.aborted) {
      let receipts: Receipt[];
      try {
        receipts = await receive(signal);
      } catch (error) {
        if (signal.aborted) return;
        log.warn({ error, source: source.name }, 'a source of failed messages does not answer');
        await pause(2_000, undefined, { signal }).catch(() => {});
        continue;
      }
      if (receipts.length === 0) continue;
      await new Promise<void>((stored) => {
        waiting.push({ receipts, stored });
        void drain();
      });
    }
  }
  await Promise.all(Array.from({ length: consumers }, consume));
}
