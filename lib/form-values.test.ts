import { expect, test } from 'vitest';
import { type FormValues, formValues } from './form-values';

test('a form and the plain values made of it say the same', () => {
  const form = new FormData();
  for (const [name, value] of [
    ['performanceId', 'p1'],
    ['seat', '4'],
    ['seat', '5'],
    ['$ACTION_ID_x', ''],
  ]) {
    form.append(name as string, value as string);
  }
  form.append('file', new Blob(['x']));
  const plain = formValues(form);
  expect(plain).toEqual({ performanceId: 'p1', seat: ['4', '5'] });
  expect(formValues(plain)).toEqual(plain);
});

test('whatever is sent in place of plain values, texts come out', () => {
  const hostile = {
    seat: ['1', { toString: 'x' }, null],
    performanceId: { $ne: null },
    __proto__: { admin: '1' },
  };
  expect(formValues(hostile as unknown as FormValues)).toEqual({ seat: '1' });
  expect(formValues(JSON.parse('{"__proto__":{"admin":"1"}}'))).toEqual({});
  for (const odd of [null, undefined, 'text', 7, ['a'], new Map([['seat', '1']])]) {
    const values = formValues(odd as unknown as FormValues);
    expect(values.seat).toBeUndefined();
  }
});
