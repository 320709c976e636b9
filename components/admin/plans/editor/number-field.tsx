'use client';

import { useEffect, useState } from 'react';
import { TextField } from '@/components/ui/text-field';

type NumberFieldProps = {
  label: string;
  value: number;
  min: number;
  max: number;
  onChange(value: number): void;
};

/** A whole number that counts as soon as it lies within its bounds; what is typed stays as it is until then. */
export function NumberField({ label, value, min, max, onChange }: NumberFieldProps) {
  const [text, setText] = useState(String(value));
  useEffect(() => setText((before) => (Number(before) === value ? before : String(value))), [value]);
  const isFine = (given: string) => /^-?\d+$/.test(given) && Number(given) >= min && Number(given) <= max;
  return (
    <TextField
      label={label}
      type="number"
      inputMode="numeric"
      min={min}
      max={max}
      value={text}
      error={isFine(text) ? undefined : `${min} to ${max}`}
      onChange={({ target }) => {
        setText(target.value);
        if (isFine(target.value)) onChange(Number(target.value));
      }}
      onBlur={() => !isFine(text) && setText(String(value))}
    />
  );
}
