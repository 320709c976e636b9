import { QuantityField } from '@/components/ui/quantity-field';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { AccessCodeField } from './access-code-field';
import { FormBasics } from './form-basics';
import type { Picker } from './hooks/use-picker';

/** The way without the plan: say how many at which price, and have the best free seats side by side. */
export function BestAvailableForm({ picker }: { picker: Picker }) {
  const { performance, live, limit, hold, isOpen, money } = picker;
  const levels = performance.levels.filter((level) => level.kind === 'reserved');
  const most = Math.max(1, limit);
  const offered = levels.filter((level) => isOpen(level) || level.codeRequired);
  if (offered.length === 0) return null;
  return (
    <section
      aria-labelledby="best-available"
      className="rounded-tile border border-line bg-surface p-4 sm:p-5"
    >
      <h2 id="best-available" tabIndex={-1} className="text-2xl">
        Best available
      </h2>
      <p className="mt-1 text-ink-soft text-sm">
        Say how many and at which price; we find the best seats together.
      </p>
      <form action={hold.formAction} onSubmit={hold.submit} className="mt-3 grid gap-3">
        <FormBasics performanceId={performance.id} />
        <div className="grid grid-cols-[1fr_6rem] gap-3">
          <SelectField label="Price" name="bestLevel">
            {offered.map((level) => {
              const soldOut = live.known?.levels[level.id]?.left === 0;
              return (
                <option key={level.id} value={level.id} disabled={soldOut}>
                  {level.name}, {level.price === 0 ? 'free' : money(level.price)}
                  {level.minPerOrder > 1 ? `, from ${level.minPerOrder}` : ''}
                  {level.maxPerOrder === null ? '' : `, at most ${level.maxPerOrder}`}
                  {soldOut ? ' (sold out)' : ''}
                </option>
              );
            })}
          </SelectField>
          <QuantityField
            label="Seats"
            name="bestQuantity"
            min={1}
            max={most}
            defaultValue={Math.min(2, most)}
          />
        </div>
        {performance.hasWheelchairPlaces && (
          <label className="flex items-start gap-2.5 text-sm">
            <input type="checkbox" name="bestWheelchair" className="mt-0.5 size-5 accent-[var(--accent)]" />
            <span>
              I need a wheelchair place
              <span className="block text-ink-soft">The other seats are companion places beside it.</span>
            </span>
          </label>
        )}
        <AccessCodeField picker={picker} />
        <SubmitButton variant="secondary" aria-disabled={hold.busy || undefined} pendingText="Finding seats…">
          Find and hold seats
        </SubmitButton>
      </form>
    </section>
  );
}
