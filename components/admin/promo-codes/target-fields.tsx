'use client';

import type { TargetChoice } from '@/lib/orders/promo-admin-queries';

/** What is chosen so far. */
export type Targets = { scope: 'all' | 'chosen'; ticked: ReadonlySet<string> };

type TargetFieldsProps = {
  choices: TargetChoice[];
  targets: Targets;
  onChange: (targets: Targets) => void;
  error?: string;
};

const indents = ['font-semibold', 'pl-7', 'pl-14 text-ink-soft'] as const;

/** What a code is for: everything, or ticked events, dates and prices. */
export function TargetFields({ choices, targets, onChange, error }: TargetFieldsProps) {
  const { scope, ticked } = targets;
  const tick = (value: string) => {
    const next = new Set(ticked);
    if (!next.delete(value)) next.add(value);
    onChange({ scope: next.size > 0 ? 'chosen' : scope, ticked: next });
  };
  return (
    <fieldset className="grid gap-3 rounded-tile border border-line p-4">
      <legend className="px-1 font-semibold text-sm">What it is for</legend>
      {(['all', 'chosen'] as const).map((value) => (
        <label key={value} className="flex min-h-6 items-center gap-2">
          <input
            type="radio"
            name="scope"
            value={value}
            checked={scope === value}
            onChange={() => onChange({ scope: value, ticked })}
          />
          {value === 'all' ? 'Everything you sell' : 'Only what is ticked here'}
        </label>
      ))}
      {choices.length === 0 ? (
        <p className="note">There is nothing ahead to choose from.</p>
      ) : (
        <ul className="max-h-80 overflow-y-auto rounded-tile border border-line px-3 py-2">
          {choices.map(({ value, name, depth }) => (
            <li key={value} className={indents[depth]}>
              <label className="flex min-h-8 items-center gap-2">
                <input
                  type="checkbox"
                  name="target"
                  value={value}
                  checked={ticked.has(value)}
                  onChange={() => tick(value)}
                />
                {name}
              </label>
            </li>
          ))}
        </ul>
      )}
      {error && (
        <p role="alert" className="font-semibold text-danger text-sm">
          {error}
        </p>
      )}
    </fieldset>
  );
}
