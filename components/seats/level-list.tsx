import { ticketCount } from './choice';
import { useHydrated } from './hooks/use-hydrated';
import type { Picker } from './hooks/use-picker';
import { LevelRow } from './level-row';
import { waitlistPath } from './waitlist-path';

/** The price levels: legend of the plan, price list, and where general admission is chosen. */
export function LevelList({ picker }: { picker: Picker }) {
  const hydrated = useHydrated();
  const { performance, live, choice, cart, limit, dimmed, setDimmed, step, isOpen, chooseAmount } = picker;
  const toggle = (place: number) => {
    const next = new Set(dimmed);
    if (!next.delete(place)) next.add(place);
    setDimmed(next);
  };
  return (
    <section aria-labelledby="prices" className="lg:min-h-0 lg:shrink lg:overflow-y-auto">
      <h2 id="prices" className="text-2xl">
        Prices
      </h2>
      <p className="text-ink-soft text-sm">Every price is what you pay: fees and tax are in it.</p>
      <ul className="mt-2 divide-y divide-line">
        {performance.levels.map((level, place) => (
          <LevelRow
            key={level.id}
            level={level}
            place={place}
            currency={performance.currency}
            left={live.known?.levels[level.id]?.left}
            open={isOpen(level)}
            quantity={choice.places[level.id] ?? 0}
            inCart={cart.places[level.id] ?? 0}
            limit={Math.max(0, limit - ticketCount(choice))}
            onQuantity={(quantity) => step({ type: 'places', levelId: level.id, quantity })}
            onAmount={(amount) => chooseAmount(level.id, amount)}
            waitlist={
              performance.hasWaitlist && isOpen(level) && !level.codeRequired
                ? `${waitlistPath(performance)}?level=${level.id}`
                : undefined
            }
            {...(hydrated && performance.planId && level.kind === 'reserved' && performance.levels.length > 1
              ? { hidden: dimmed.has(place), onHide: () => toggle(place) }
              : {})}
          />
        ))}
      </ul>
    </section>
  );
}
