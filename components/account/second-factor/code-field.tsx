import type { ReactNode } from 'react';
import { TextField } from '@/components/ui/text-field';

type CodeFieldProps = { label?: string; error?: string; hint: ReactNode; recovery?: boolean };

/** A code of the authenticator; with `recovery` also one of the codes for when it is lost. */
export function CodeField({ label = 'Code', error, hint, recovery }: CodeFieldProps) {
  return (
    <TextField
      label={label}
      name="code"
      hint={hint}
      inputMode={recovery ? undefined : 'numeric'}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      required
      className="max-w-xs"
      error={error}
    />
  );
}
