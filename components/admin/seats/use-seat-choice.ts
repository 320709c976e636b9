import { useMemo, useRef, useState } from 'react';
import { usePlan } from '@/components/seats/hooks/use-plan';
import { createScene, type Marks, notForSale } from '@/components/seats/map/scene';
import { placeKind } from '@/components/seats/plan/companions';
import { seatTitle } from '@/components/seats/plan/seat-names';
import { blockedIn, seatCodes } from '@/lib/inventory/allocations/seat-state-view';
import type { LevelView } from '@/lib/inventory/plan-view';

type House = { planId: string | null; levels: LevelView[]; states: string; allocations: { name: string }[] };

export type SeatChoice = ReturnType<typeof useSeatChoice>;

/** Choosing seats of a house as its organizer sees it. `mayChoose` gets the character of a seat (seat-state-view.ts). */
export function useSeatChoice(house: House, mayChoose: (code: string) => boolean) {
  const { plan, status, retry } = usePlan(house.planId);
  const [levels] = useState(house.levels);
  const [chosen, setChosen] = useState<number[]>([]);
  const [spoken, announce] = useState('');
  const fading = useRef(new Map<number, number>());
  const scene = useMemo(() => plan && createScene(plan, levels), [plan, levels]);
  const { states } = house;
  const marks = useMemo<Marks>(() => {
    const picked = new Set(chosen);
    const blocked = new Set<number>();
    const taken = new Uint8Array(states.length);
    for (let seat = 0; seat < states.length; seat++) {
      if (blockedIn(states[seat]) !== null) {
        if (!picked.has(seat)) blocked.add(seat);
      } else if (states[seat] !== seatCodes.free) taken[seat] = 1;
    }
    return {
      taken,
      chosen: picked,
      mine: blocked,
      dimmed: new Set(),
      kept: new Set(),
      fading: fading.current,
    };
  }, [states, chosen]);

  const stateText = (seat: number): string => {
    const inside = blockedIn(states[seat]);
    if (inside !== null) return `blocked${inside >= 0 ? ` for ${house.allocations[inside]?.name}` : ''}`;
    if (states[seat] === seatCodes.sold) return 'sold';
    if (states[seat] === seatCodes.held) return 'in a cart';
    return scene?.levelOf[seat] === notForSale ? 'without a price' : 'free';
  };
  const seatText = (seat: number): string => {
    if (!plan) return '';
    const level = levels[scene?.levelOf[seat] ?? notForSale]?.name;
    const kind = placeKind(plan, seat);
    const state = chosen.includes(seat) ? 'chosen' : stateText(seat);
    return [seatTitle(plan, seat), level, kind, state].filter(Boolean).join(', ');
  };
  const toggle = (seat: number) => {
    if (!plan) return;
    const had = chosen.includes(seat);
    const refused = !had && (!mayChoose(states[seat] ?? '') || scene?.levelOf[seat] === notForSale);
    if (!refused) setChosen(had ? chosen.filter((one) => one !== seat) : [...chosen, seat]);
    announce(`${seatTitle(plan, seat)}: ${refused ? stateText(seat) : had ? 'put back' : 'chosen'}`);
  };
  return {
    ...{ plan, status, retry, scene, marks, chosen, spoken, announce, seatText, toggle },
    clear: () => setChosen([]),
    /** What the names of chosen seats are, in the plan's order. */
    titles: plan ? [...chosen].sort((a, b) => a - b).map((seat) => seatTitle(plan, seat)) : [],
  };
}
