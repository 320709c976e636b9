'use client';

import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { releaseAction } from '@/lib/inventory/actions';

type Piece = { performanceId: string; seatIndex: number | null; priceLevelId: string };

type ReleaseFormProps = {
  /** What to give back, a pass with all its dates; nothing named gives back everything. */
  piece?: (Piece | { passOf: string }) & { label: string };
};

function namesOf(piece: Piece | { passOf: string }): Record<string, string | number> {
  if ('passOf' in piece) return { pass: piece.passOf };
  const { performanceId, seatIndex, priceLevelId } = piece;
  return { performanceId, ...(seatIndex === null ? { level: priceLevelId } : { seat: seatIndex }) };
}

/** A button that gives back one line of the cart, or the whole cart. A plain form: it works before any script. */
export function ReleaseForm({ piece }: ReleaseFormProps) {
  const [state, action] = useActionState(releaseAction, null);
  return (
    <form action={action}>
      {Object.entries(piece ? namesOf(piece) : {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
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
