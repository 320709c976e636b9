'use client';

import { useEffect, useRef, useState } from 'react';
import { TextField } from '@/components/ui/text-field';
import type { ScanVerdict } from '@/lib/tickets/scan-verdict';
import { CameraView } from './camera-view';
import { DoorHead } from './door-head';
import { FindForm } from './find-form';
import { signal } from './signals';
import { useDoor } from './use-door';
import { VerdictCard } from './verdict-card';

const gateKey = 'tessera-door-gate';

/** The door: decides on the device, with or without a network. */
export function Scanner({ organizer, performanceId }: { organizer: string; performanceId: string }) {
  const { state, door, keeps, able } = useDoor(organizer, performanceId);
  const [gate, setGate] = useState('');
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => setGate(localStorage.getItem(gateKey) ?? 'Main door'), []);
  const decidedAt = state?.shown?.scanId;
  useEffect(() => {
    if (!decidedAt || performance.getEntriesByName('door-shown').length === 0) return;
    performance.measure('door-decision', 'door-shown');
    performance.clearMarks('door-shown');
  }, [decidedAt]);
  if (!state) return <p role="status">Opening the door…</p>;

  const at = gate.trim() || 'Main door';
  // One after the other: two codes in one picture must not decide about each other's past.
  const ask = (work: () => Promise<ScanVerdict | null> | undefined) => {
    turn.current = turn.current.then(async () => {
      const verdict = await work();
      if (verdict) signal(verdict);
      void door.current?.sync();
    });
  };
  const { shown, head } = state;
  return (
    <div className="grid max-w-xl gap-5">
      <DoorHead {...{ state, keeps, able }} onSync={() => void door.current?.sync()} />
      {head ? (
        <>
          {shown && (
            <VerdictCard
              key={shown.scanId}
              {...{ shown }}
              timeZone={head.timeZone}
              onUndo={() => void door.current?.undo().then(() => door.current?.sync())}
              onAdmitEarly={() => ask(() => door.current?.admitEarly(shown.ticketId ?? '', at))}
            />
          )}
          <CameraView onCode={(code) => ask(() => door.current?.scan(code, at))} />
          <FindForm
            {...{ state }}
            onCode={(code) => ask(() => door.current?.scan(code, at))}
            onTicket={(id) => ask(() => door.current?.admit(id, at))}
          />
        </>
      ) : (
        <p>This device has not seen the tickets yet. Connect it to a network once.</p>
      )}
      <TextField
        label="Gate"
        maxLength={40}
        value={gate}
        onChange={(event) => {
          setGate(event.target.value);
          localStorage.setItem(gateKey, event.target.value);
        }}
      />
    </div>
  );
}
