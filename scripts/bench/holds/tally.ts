import type { Wish } from '@/scripts/bench/holds/wishes';

/** What was answered, and which seats somebody was told to have. */
export type Tally = {
  answers: Record<string, number>;
  granted: number[];
  /** `granted`, a refusal's code, or what else came back. */
  note: (wish: Wish, answer: string) => void;
};

export function createTally(): Tally {
  const answers: Record<string, number> = {};
  const granted: number[] = [];
  return {
    answers,
    granted,
    note: (wish, answer) => {
      answers[answer] = (answers[answer] ?? 0) + 1;
      if (answer === 'granted') granted.push(...wish);
    },
  };
}
