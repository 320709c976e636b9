'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { releaseAction } from '@/lib/inventory/actions';

type ReleaseFormProps = {
  /** What to give back; nothing named gives back everything. */
  piece?: { performanceId: string; seatIndex: number | null; priceLevelId: string; label: string };
};

/** A button that gives back one line of the cart, or the whole cart. A plain form: it works before any script. */
export function ReleaseForm({ piece }: ReleaseFormProps) {
  const [state, action] = useActionState(releaseAction, null);
  return (
    <form action={action}>
      {piece && <input type="hidden" name="performanceId" value={piece.performanceId} />}
      {piece &&
        (piece.seatIndex === null ? (
          <input type="hidden" name="level" value={piece.priceLevelId} />
        ) : (
          <input type="hidden" name="seat" value={piece.seatIndex} />
        ))}
      <SubmitButton
        variant="quiet"
        size="small"
        className={piece ? '-mr-3' : '-ml-3'}
        pendingText={piece ? 'Removing…' : 'Releasing…'}
      >
        {piece ? (
          <span>
            Remove <VisuallyHidden>{piece.label}</VisuallyHidden>
          </span>
        ) : (
          'Release all tickets'
        )}
      </SubmitButton>
      {state && !state.ok && (
        <p role="alert" className="text-danger text-sm">
          {state.message}
        </p>
      )}
    </form>
  );
}
