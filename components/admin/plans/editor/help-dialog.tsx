'use client';

import type { Ref } from 'react';
import { Button } from '@/components/ui/button';
import { keyHelp } from '../canvas/keys';

const pointers: [string, string][] = [
  ['Click', 'selects a seat or an area; with Shift it adds or takes away'],
  ['Double click', 'selects the whole row'],
  ['Drag from empty ground', 'draws a lasso around what you want; with Shift it adds'],
  ['Drag what is selected', 'moves it; hold Alt to move freely of grid and neighbours'],
  ['Wheel, or two fingers', 'zooms; two fingers also move the view'],
  ['Tap', 'adds a seat to the selection or takes it away'],
];

/** What mouse, fingers and keys do. */
export function HelpDialog({ ref }: { ref: Ref<HTMLDialogElement> }) {
  return (
    <dialog
      ref={ref}
      aria-labelledby="help-title"
      className="m-auto max-h-[85vh] w-[min(44rem,calc(100vw-2rem))] overflow-y-auto rounded-tile border border-line-strong bg-surface p-5 text-ink backdrop:bg-black/40"
    >
      <h2 id="help-title" className="text-2xl">
        How to draw
      </h2>
      {[pointers, keyHelp].map((list) => (
        <dl key={list[0]?.[0]} className="mt-4 grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[14rem_1fr]">
          {list.map(([what, does]) => (
            <div key={what} className="contents">
              <dt className="font-semibold max-sm:mt-2">{what}</dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      ))}
      <form method="dialog" className="mt-5">
        <Button type="submit">Close</Button>
      </form>
    </dialog>
  );
}
