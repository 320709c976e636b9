/** How the seats of a row are counted, from its first seat to its last. */
export type SeatNumbering = {
  scheme: 'numbers' | 'odd' | 'even' | 'centre' | 'letters';
  /** The first number; for letters 1 is A. Ignored from the centre. */
  start: number;
  reversed: boolean;
};

/** What the rows of a block are called, from the first to the last. */
export type RowNumbering = {
  scheme: 'letters' | 'numbers';
  start: number;
  /** Leaves out I and O, which look like 1 and 0. */
  skipIO: boolean;
  reversed: boolean;
};

const range = (count: number) => Array.from({ length: count }, (_, at) => at);

/** The numbers of `count` seats: 1 2 3, 1 3 5, 2 4 6, from the centre 5 3 1 2 4, or A B C. */
export function seatNumbers(count: number, { scheme, start, reversed }: SeatNumbering): string[] {
  const numbers = range(count).map((at) => {
    if (scheme === 'odd') return String((start % 2 === 0 ? start + 1 : start) + at * 2);
    if (scheme === 'even') return String((start % 2 === 0 ? start : start + 1) + at * 2);
    if (scheme === 'centre') return String(fromCentre(at, count));
    return scheme === 'letters' ? letters(start - 1 + at, false) : String(start + at);
  });
  return reversed ? numbers.reverse() : numbers;
}

/** Odd numbers to the left of the middle, even ones to the right. */
function fromCentre(at: number, count: number): number {
  const left = Math.ceil(count / 2);
  return at < left ? 2 * (left - at) - 1 : 2 * (at - left + 1);
}

/** The labels of `count` rows: A … Z, AA …, or numbers. */
export function rowLabels(count: number, { scheme, start, skipIO, reversed }: RowNumbering): string[] {
  const labels = range(count).map((at) =>
    scheme === 'letters' ? letters(start - 1 + at, skipIO) : String(start + at),
  );
  return reversed ? labels.reverse() : labels;
}

/** 0 is A, 25 is Z, 26 is AA; without I and O 23 is Z. */
function letters(place: number, skipIO: boolean): string {
  const alphabet = skipIO ? 'ABCDEFGHJKLMNPQRSTUVWXYZ' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  let text = '';
  for (let rest = Math.max(0, place) + 1; rest > 0; rest = Math.floor((rest - 1) / alphabet.length))
    text = (alphabet[(rest - 1) % alphabet.length] ?? '') + text;
  return text;
}
