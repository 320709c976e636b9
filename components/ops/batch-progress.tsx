import type { FailureBatch } from '@/lib/failures/read-batch';

/** How far a batch has come. */
export function BatchProgress({ batch }: { batch: FailureBatch }) {
  const { total, handled, skipped, refused, returned, state, canary, action } = batch;
  const done = handled + skipped + refused;
  return (
    <div className="mt-6 max-w-2xl">
      <progress max={total} value={done} aria-label="Progress" className="h-2 w-full accent-accent" />
      <p className="mt-1 text-sm tabular-nums">
        <span className="font-semibold">{state.replaceAll('_', ' ')}</span>: {done.toLocaleString('en-US')} of{' '}
        {total.toLocaleString('en-US')}; {handled} done, {skipped} skipped, {refused} refused, {returned} came
        back.
      </p>
      {canary && action === 'redrive' && (
        <p className="text-ink-soft text-sm">
          As a canary: 1, then 10, then 100, then the rest; it stops when failures return.
        </p>
      )}
    </div>
  );
}
