'use client';

import { useEffect, useRef, useState } from 'react';
import { canVerify } from '@/lib/tickets/verify-in-browser';
import { type Door, type DoorState, openDoor } from './door';
import { keepPage } from './offline';

/** Milliseconds between two talks with the server. */
const every = 10_000;

function deviceId(): string {
  const kept = localStorage.getItem('tessera-door-device');
  if (kept) return kept;
  const made = crypto.randomUUID();
  localStorage.setItem('tessera-door-device', made);
  return made;
}

/** This device's door: opened from what it keeps, talking to the server whenever it can. */
export function useDoor(organizer: string, performanceId: string) {
  const [state, setState] = useState<DoorState | null>(null);
  const [keeps, setKeeps] = useState(false);
  const [able, setAble] = useState(true);
  const door = useRef<Door | null>(null);

  useEffect(() => {
    let gone = false;
    const talk = () => door.current?.sync();
    (async () => {
      setAble(await canVerify());
      const opened = await openDoor({ organizer, performanceId, deviceId: deviceId() }, (next) => {
        if (!gone) setState(next);
      });
      if (gone) return;
      door.current = opened;
      await opened.sync();
      setKeeps(await keepPage().catch(() => false));
    })();
    const timer = setInterval(talk, every);
    addEventListener('online', talk);
    return () => {
      gone = true;
      clearInterval(timer);
      removeEventListener('online', talk);
    };
  }, [organizer, performanceId]);

  return { state, door, keeps, able };
}
