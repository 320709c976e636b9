'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useActionState, useEffect } from 'react';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { holdAction } from '@/lib/inventory/actions';

type SectionFormProps = {
  performanceId: string;
  /** The field for an access code, where one is asked for. */
  codeField: ReactNode;
  children: ReactNode;
};

/** Holds what is ticked in a list of seats, with or without a script. */
export function SectionForm({ performanceId, codeField, children }: SectionFormProps) {
  const [answer, formAction] = useActionState(holdAction, null);
  const router = useRouter();
  const failed = answer?.ok === false ? answer : null;

  // Somebody was faster: show which seats are left.
  useEffect(() => {
    if (failed) router.refresh();
  }, [failed, router]);

  return (
    <form action={formAction}>
      <input type="hidden" name="performanceId" value={performanceId} />
      {failed && (
        <Notice
          tone="danger"
          title={failed.code === 'INVALID' ? Object.values(failed.fields).join('. ') : failed.message}
          className="mt-4"
        >
          {failed.code === 'SEATS_TAKEN' && 'Below you see what is free now.'}
        </Notice>
      )}
      {children}
      <div className="sticky bottom-0 mt-6 flex flex-wrap items-end gap-4 border-line border-t bg-paper py-4">
        {codeField}
        <SubmitButton pendingText="Holding…">Hold the ticked seats</SubmitButton>
      </div>
    </form>
  );
}
