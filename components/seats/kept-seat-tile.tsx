'use client';

import { type ComponentProps, createContext, use } from 'react';
import { SeatTile } from './seat-tile';

/** The seats that a refused form had ticked and that are still to be had. */
export const KeptSeats = createContext<ReadonlySet<number>>(new Set());

/** A seat of the plain list, ticked again when its form was refused. */
export function KeptSeatTile({ seat, ...tile }: ComponentProps<typeof SeatTile> & { seat: number }) {
  const kept = use(KeptSeats).has(seat);
  return <SeatTile name="seat" value={seat} defaultChecked={kept} {...tile} />;
}
