import type { ReactNode } from 'react';
import { classes } from './classes';

export type Tone = 'neutral' | 'accent' | 'warning' | 'danger';

const tones: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-soft',
  accent: 'bg-accent-wash text-accent-strong',
  warning: 'bg-warning-wash text-warning',
  danger: 'bg-danger-wash text-danger',
};

/** A short state in one or two words: "Few left", "Cancelled". The words carry it, the colour only helps. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={classes('badge', tones[tone])}>{children}</span>;
}
