import type { ComponentProps } from 'react';
import type { FieldProps } from './field';
import { SelectField } from './select-field';

type QuantityFieldProps = FieldProps & ComponentProps<'select'> & { min?: number; max: number };

/** How many: a select from `min` (0 unless told) to `max`, so that no wrong number can be typed and no script is needed. */
export function QuantityField({ min = 0, max, ...rest }: QuantityFieldProps) {
  const choices = Array.from({ length: Math.max(0, max - min) + 1 }, (_, step) => min + step);
  return (
    <SelectField {...rest}>
      {choices.map((count) => (
        <option key={count} value={count}>
          {count}
        </option>
      ))}
    </SelectField>
  );
}
