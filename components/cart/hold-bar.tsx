'use client';

import { useEffect, useRef, useState } from 'react';
import { classes } from '@/components/ui/classes';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { countdownText, milestoneText } from './clock-text';

type HoldBarProps = {
  /** Null before the script runs, and without one: then only the time of day is shown. */
  secondsLeft: number | null;
  until: string;
  paying: boolean;
};

/** The last sentence worth reading out; it changes twice, not every second. */
function useMilestone(secondsLeft: number | null): string {
  const [sentence, setSentence] = useState('');
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (secondsLeft === null) return;
    const next = milestoneText(before.current, secondsLeft);
    before.current = secondsLeft;
    if (next) setSentence(next);
  }, [secondsLeft]);
  return sentence;
}

/** How long the seats are kept. */
export function HoldBar({ secondsLeft, until, paying }: HoldBarProps) {
  const sentence = useMilestone(secondsLeft);
  const urgent = secondsLeft !== null && secondsLeft <= 120;
  return (
    <div
      className={classes(
        'sticky top-0 z-10 mb-8 flex min-h-14 flex-wrap items-center justify-between gap-x-6 rounded-tile border px-4 py-2',
        urgent ? 'border-gold bg-warning-wash' : 'border-accent bg-accent-wash',
      )}
    >
      <p>
        {paying ? 'Kept while you pay' : 'Held for you'} until{' '}
        <strong className="whitespace-nowrap">{until}</strong>
      </p>
      {secondsLeft !== null && (
        <p role="timer" aria-live="off" className="font-semibold text-xl">
          <Digits text={countdownText(secondsLeft)} /> <VisuallyHidden>left</VisuallyHidden>
        </p>
      )}
      <span role="status" className="sr-only">
        {sentence}
      </span>
    </div>
  );
}

/** Figures of one width, so that nothing shakes; the colon between them keeps its own. */
function Digits({ text }: { text: string }) {
  const [minutes = '', ...rest] = text.split(':');
  return (
    <>
      <span className="tabular-nums">{minutes}</span>
      {rest.map((figures, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other name than their place
        <span key={place}>
          :<span className="tabular-nums">{figures}</span>
        </span>
      ))}
    </>
  );
}
