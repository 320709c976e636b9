/** What the buyer has chosen on this page and not yet held. */
type Choice = {
  /** Seat indexes in the order of choosing. */
  seats: number[];
  /** Places by general-admission level. */
  places: Record<string, number>;
  /** Set when a seat was refused because the order is full. */
  full: boolean;
};

type ChoiceStep =
  | { type: 'toggle'; seat: number; limit: number }
  | { type: 'places'; levelId: string; quantity: number }
  | { type: 'lost'; seats: number[] }
  | { type: 'clear' };

export const emptyChoice: Choice = { seats: [], places: {}, full: false };

/** How many tickets the choice stands for. */
export const ticketCount = ({ seats, places }: Choice): number =>
  Object.values(places).reduce((sum, quantity) => sum + quantity, seats.length);

/** The choice after a step. `limit` is how many tickets the order may still take. */
export function choose(choice: Choice, step: ChoiceStep): Choice {
  switch (step.type) {
    case 'toggle':
      if (choice.seats.includes(step.seat)) return without(choice, [step.seat]);
      if (ticketCount(choice) >= step.limit) return { ...choice, full: true };
      return { ...choice, seats: [...choice.seats, step.seat], full: false };
    case 'places':
      return { ...choice, places: { ...choice.places, [step.levelId]: step.quantity }, full: false };
    case 'lost':
      return step.seats.some((seat) => choice.seats.includes(seat)) ? without(choice, step.seats) : choice;
    case 'clear':
      return emptyChoice;
  }
}

const without = (choice: Choice, gone: number[]): Choice => ({
  ...choice,
  seats: choice.seats.filter((seat) => !gone.includes(seat)),
  full: false,
});

/** "2 seats", "1 seat and 3 places", "Nothing". */
export function choiceText(choice: Choice): string {
  const seats = choice.seats.length;
  const places = ticketCount(choice) - seats;
  const parts = [
    seats > 0 && `${seats} seat${seats === 1 ? '' : 's'}`,
    places > 0 && `${places} ticket${places === 1 ? '' : 's'}`,
  ].filter(Boolean);
  return parts.join(' + ') || 'Nothing yet';
}
