import { setTimeout as pause } from 'node:timers/promises';
import type { Outgoing, SendOutcome } from './source';

/** SQS takes so many bytes in one batch, attributes included. */
const mostBytes = 240 * 1_024;
const tries = 4;

/** Lists of at most `size`. */
export function batchesOf<T>(all: T[], size: number): T[][] {
  const batches: T[][] = [];
  for (let at = 0; at < all.length; at += size) batches.push(all.slice(at, at + size));
  return batches;
}

/** A batch in parts that each fit; a message too large by itself is a part of its own. */
function bySize(batch: Outgoing[]): Outgoing[][] {
  const parts: Outgoing[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const message of batch) {
    const own = message.payload.length + JSON.stringify(message.headers.messageAttributes ?? {}).length;
    if (size + own > mostBytes) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(message);
    size += own;
  }
  return parts;
}

/**
 * Sends a batch, and what of it was not taken again after a growing pause. What is refused at last is told with its reason,
 * one by one: the others have gone.
 */
export async function withBackoff(
  batch: Outgoing[],
  send: (part: Outgoing[]) => Promise<SendOutcome[]>,
  firstPauseMs = 100,
): Promise<SendOutcome[]> {
  const done = new Map<string, SendOutcome>();
  for (let attempt = 0; attempt < tries; attempt++) {
    const left = batch.filter(({ messageId }) => !done.get(messageId)?.ok);
    if (left.length === 0) break;
    if (attempt > 0) await pause(firstPauseMs * 2 ** (attempt - 1) * (0.5 + Math.random()));
    for (const part of bySize(left)) {
      const outcomes = await send(part).catch((error: unknown) =>
        part.map(({ messageId }): SendOutcome => {
          const reason = error instanceof Error ? error.message : 'The queue does not answer.';
          return { messageId, ok: false, reason };
        }),
      );
      for (const outcome of outcomes) done.set(outcome.messageId, outcome);
    }
  }
  return [...done.values()];
}
