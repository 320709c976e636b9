'use client';

import { useState } from 'react';
import { TextField } from '@/components/ui/text-field';
import { suggestAddress } from './address-hint';

type EmailFieldProps = { defaultValue: string; error?: string };

/** The address for the tickets, typed once: said back when it is done, and questioned when it looks like a slip. */
export function EmailField({ defaultValue, error }: EmailFieldProps) {
  const [address, setAddress] = useState(defaultValue);
  const [finished, setFinished] = useState(false);
  const meant = finished ? suggestAddress(address) : null;
  const complete = finished && /^\S+@\S+\.\S+$/.test(address.trim());
  return (
    <div>
      <TextField
        label="E-mail"
        hint="Your tickets and receipt are sent here."
        type="email"
        name="email"
        autoComplete="email"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={254}
        value={address}
        error={error}
        onChange={(change) => setAddress(change.target.value)}
        onFocus={() => setFinished(false)}
        onBlur={() => setFinished(true)}
      />
      <div role="status" className="mt-1.5 min-h-6 text-ink-soft text-sm">
        {meant ? (
          <>
            Did you mean{' '}
            <button type="button" className="text-link font-semibold" onClick={() => setAddress(meant)}>
              {meant}
            </button>
            ?
          </>
        ) : (
          complete && (
            <>
              We will send to <strong className="break-all">{address.trim()}</strong>
            </>
          )
        )}
      </div>
    </div>
  );
}
