import { expect, test } from 'vitest';
import { z } from 'zod';
import { formWords } from './form-words';

const told = (schema: z.ZodType, input: unknown) =>
  schema.safeParse(input, { error: formWords }).error?.issues.map(({ message }) => message);

test('whoever is refused without words of the schema hears what to do, and never what a type is called', () => {
  expect(told(z.string(), undefined)).toEqual(['Fill this in']);
  expect(told(z.string(), 3)).toEqual(['Check this entry']);
  expect(told(z.string().min(1), '')).toEqual(['Fill this in']);
  expect(told(z.string().min(8), 'a')).toEqual(['At least 8 letters']);
  expect(told(z.string().max(2), 'abc')).toEqual(['At most 2 letters']);
  expect(told(z.number().max(5), 9)).toEqual(['At most 5']);
  expect(told(z.array(z.string()).max(1), ['a', 'b'])).toEqual(['Choose at most 1']);
  expect(told(z.enum(['a', 'b']), 'c')).toEqual(['Choose one of what is offered']);
  expect(told(z.uuid(), 'x')).toEqual(['Check the spelling of this']);
  expect(told(z.union([z.literal(1), z.boolean()]), 'x')?.[0]).toMatch(/^This does not fit here/);
});

test('the words of a schema stay', () => {
  expect(told(z.string('Enter your name'), undefined)).toEqual(['Enter your name']);
});
