import { useState } from 'react';
import { classes } from '@/components/ui/classes';
import { SubmitButton } from '@/components/ui/submit-button';
import { choiceText, ticketCount } from './choice';
import { ChosenList } from './chosen-list';
import { HoldNotice } from './hold-notice';
import { useHydrated } from './hooks/use-hydrated';
import type { Picker } from './hooks/use-picker';
import { seatTitle } from './plan/seat-names';
import { strandedSeats } from './plan/stranded-seats';

/**
 * The choice, its total and the button that holds it: beside the plan on a wide screen, a bar at the bottom of a
 * small one. Before the script runs it is a plain button under the quantities.
 */
export function ChoiceTray({ picker }: { picker: Picker }) {
  const hydrated = useHydrated();
  const [open, setOpen] = useState(false);
  const { performance, choice, plan, isFree, total, money, hold } = picker;
  const count = ticketCount(choice);
  const text = choiceText(choice);
  const general = performance.levels.some((level) => level.kind === 'general');
  if (!hydrated) return general && <SubmitButton className="mt-4 w-full">Hold tickets</SubmitButton>;

  const stranded = plan ? strandedSeats(plan, new Set(choice.seats), isFree) : [];
  const wanted = count > 0 || hold.answer?.ok === false || picker.lost.length > 0;
  return (
    <section
      aria-labelledby="choice"
      className={classes(
        'fixed inset-x-0 bottom-0 z-20 border-line border-t bg-surface px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]',
        'lg:static lg:z-auto lg:mt-4 lg:shrink-0 lg:rounded-tile lg:border lg:p-4',
        !wanted && 'max-lg:hidden',
      )}
    >
      <div className={classes('max-h-[45dvh] overflow-y-auto lg:max-h-60', !open && 'max-lg:hidden')}>
        <h2 id="choice" className="text-xl">
          Your choice
        </h2>
        {count > 0 ? (
          <ChosenList picker={picker} />
        ) : (
          <p className="py-1 text-ink-soft text-sm">
            {performance.planId
              ? 'Choose seats on the plan or from the list.'
              : 'Choose how many tickets you want.'}
          </p>
        )}
      </div>
      <HoldNotice picker={picker} />
      {plan && stranded.length > 0 && (
        <p className="py-1 text-ink-soft text-sm">
          This leaves {stranded.length === 1 ? seatTitle(plan, stranded[0] ?? 0) : `${stranded.length} seats`}{' '}
          alone. One seat further along would be kind to others.
        </p>
      )}
      <div className="mt-2 flex items-center gap-3 lg:block">
        {count > 0 && (
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="min-h-11 text-left text-sm underline underline-offset-4 lg:hidden"
          >
            {open ? 'Hide list' : 'Show list'}
          </button>
        )}
        <SubmitButton
          disabled={count === 0}
          aria-disabled={hold.busy || undefined}
          className="flex-1 lg:w-full"
          pendingText="Holding…"
        >
          {hold.answer?.ok
            ? 'Held. To your cart…'
            : count === 0
              ? 'Nothing chosen yet'
              : `Hold ${text} · ${money(total)}`}
        </SubmitButton>
      </div>
    </section>
  );
}
