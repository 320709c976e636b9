'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { DoorState } from './door';

type DoorHeadProps = { state: DoorState; keeps: boolean; able: boolean; onSync: () => void };

/** How many are in, left and refused, and how far this device is from what the server knows. */
export function DoorHead({ state, keeps, able, onSync }: DoorHeadProps) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5_000);
    return () => clearInterval(timer);
  }, []);
  const valid = [...state.tickets.values()].filter((ticket) => ticket.valid).length;
  const counts = [
    ['In', state.inside.size],
    ['Left', Math.max(0, valid - state.inside.size)],
    ['Refused', state.refused],
  ] as const;
  const age = state.head ? Math.max(0, Math.round((now - Date.parse(state.head.syncedAt)) / 1_000)) : null;
  return (
    <div className="grid gap-3">
      <dl className="grid grid-cols-3 overflow-hidden rounded-tile border border-line bg-surface text-center">
        {counts.map(([label, count]) => (
          <div key={label} className="flex flex-col-reverse border-line border-l p-2 first:border-l-0">
            <dt className="text-ink-soft text-sm">{label}</dt>
            <dd className="font-display text-3xl tabular-nums">{count}</dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <p role="status">
          {state.problem === 'offline' ? 'No network. ' : ''}
          {age === null ? 'Not synced yet' : `Synced ${ageText(age)}`} · {state.owed.size} waiting ·{' '}
          {keeps ? 'works offline' : 'getting ready for offline'}
        </p>
        <Button variant="quiet" size="small" onClick={onSync}>
          Sync now
        </Button>
      </div>
      {state.problem === 'signed-out' && (
        <Notice tone="danger">
          This account may no longer scan here. What you scanned is kept on this device: sign in again to send
          it.
        </Notice>
      )}
      {!able && (
        <Notice tone="danger">
          This browser cannot check signatures, so it would refuse every code. Update it, or search by name.
        </Notice>
      )}
      {state.conflicts.length > 0 && (
        <Notice tone="warning">
          {state.conflicts.length === 1 ? 'One ticket' : `${state.conflicts.length} tickets`} that this device
          let in had come in at another gate first, or had been given back. Check-in lists them.
        </Notice>
      )}
    </div>
  );
}

function ageText(seconds: number): string {
  if (seconds < 15) return 'just now';
  if (seconds < 90) return `${seconds} s ago`;
  return `${Math.round(seconds / 60)} min ago`;
}
