import { DateTime } from '@/components/ui/date-time';
import { Notice } from '@/components/ui/notice';
import type { Completeness } from '@/lib/payments/reports/read-completeness';

/** Says of figures that very many orders are not in them yet, and since when. */
export function CatchingUp({ completeAt, timeZone }: Completeness) {
  return (
    <Notice tone="warning" announce="none" className="mt-6" title="Catching up">
      {completeAt ? (
        <>
          Figures as of <DateTime at={completeAt} timeZone={timeZone} />.
        </>
      ) : (
        'These figures are added up for the first time and are not complete yet.'
      )}{' '}
      Very many orders have changed and are being added. Load the page again in a few minutes; files and
      statements wait until then.
    </Notice>
  );
}
