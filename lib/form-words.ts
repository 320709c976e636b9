import type { z } from 'zod';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

const inWords: Partial<Record<Issue['code'], (issue: Issue) => string>> = {
  invalid_type: ({ input }) => (input === undefined || input === '' ? 'Fill this in' : 'Check this entry'),
  too_small: ({ minimum, origin }) => {
    if (origin === 'string') return Number(minimum) <= 1 ? 'Fill this in' : `At least ${minimum} letters`;
    return origin === 'array' ? `Choose at least ${minimum}` : `At least ${minimum}`;
  },
  too_big: ({ maximum, origin }) => {
    if (origin === 'string') return `At most ${maximum} letters`;
    return origin === 'array' ? `Choose at most ${maximum}` : `At most ${maximum}`;
  },
  invalid_value: () => 'Choose one of what is offered',
  invalid_format: () => 'Check the spelling of this',
};

/** What a person is told about a field for which its schema has no words of its own. */
export const formWords: z.core.$ZodErrorMap = (issue) =>
  inWords[issue.code]?.(issue) ?? 'This does not fit here. Load the page again and try once more.';
