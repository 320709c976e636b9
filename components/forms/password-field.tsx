'use client';

import { type ComponentProps, useState } from 'react';
import { Field, type FieldProps } from '@/components/ui/field';
import { Input } from '@/components/ui/text-field';
import { useHydrated } from './use-hydrated';

type PasswordFieldProps = Omit<FieldProps, 'optional' | 'labelHidden'> &
  Omit<ComponentProps<'input'>, 'type' | 'defaultValue' | 'value'> & {
    autoComplete: 'current-password' | 'new-password';
  };

/** A password with a button that shows it. It is never filled in by us; pasting and password managers work. */
export function PasswordField({ label, hint, error, className, ...input }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  const hydrated = useHydrated();
  return (
    <Field {...{ label, hint, error, className }}>
      {(control) => (
        <div className="relative">
          <Input
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            {...input}
            {...control}
            type={isShown ? 'text' : 'password'}
            className={hydrated ? 'pr-18' : undefined}
          />
          {hydrated && (
            <button
              type="button"
              aria-pressed={isShown}
              aria-controls={control.id}
              aria-label="Show password"
              onClick={() => setShown(!isShown)}
              className="absolute inset-y-0 right-0 px-3.5 font-semibold text-accent text-sm hover:text-accent-strong"
            >
              {isShown ? 'Hide' : 'Show'}
            </button>
          )}
        </div>
      )}
    </Field>
  );
}
