'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useActionState, useEffect } from 'react';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { type HoldState, holdAction } from '@/lib/inventory/actions';
import { KeptSeats } from './kept-seat-tile';
import { listed } from './plan/seat-names';

type SectionFormProps = {
  performanceId: string;
  /** The field for an access code, where one is asked for. */
  codeField: ReactNode;
  /** How the seats are called, by index. */
  names: Record<number, string>;
  children: ReactNode;
};

type Refusal = Extract<HoldState, { ok: false }>;

/** What went wrong, with the names of the seats that are gone. */
function refusalTitle(refusal: Refusal, lost: number[], names: Record<number, string>): string {
  if (refusal.code === 'INVALID') return Object.values(refusal.fields).join('. ');
  const gone = lost.flatMap((seat) => names[seat] ?? []);
  return gone.length > 0 ? `Just gone: ${listed(gone)}` : refusal.message;
}

/** Holds what is ticked in a list of seats, with or without a script. */
export function SectionForm({ performanceId, codeField, names, children }: SectionFormProps) {
  const [answer, formAction] = useActionState(holdAction, null);
  const router = useRouter();
  const failed = answer?.ok === false ? answer : null;
  const lost = failed?.code === 'SEATS_TAKEN' ? failed.seatIndexes : [];
  const kept = new Set(failed?.asked.filter((seat) => !lost.includes(seat)));

  // Somebody was faster: show which seats are left.
  useEffect(() => {
    if (failed) router.refresh();
  }, [failed, router]);

  return (
    <form action={formAction}>
      <input type="hidden" name="performanceId" value={performanceId} />
      {failed && (
        <Notice tone="danger" title={refusalTitle(failed, lost, names)} className="mt-4">
          {lost.length > 0 &&
            (kept.size > 0
              ? 'Somebody was faster, and nothing was held. Your other seats are still ticked below.'
              : 'Somebody was faster, and nothing was held. Below you see what is free now.')}
        </Notice>
      )}
      <KeptSeats value={kept}>{children}</KeptSeats>
      <div className="sticky bottom-0 mt-6 flex flex-wrap items-end gap-4 border-line border-t bg-paper py-4">
        {codeField}
        <SubmitButton pendingText="Holding…">Hold the ticked seats</SubmitButton>
      </div>
    </form>
  );
}
