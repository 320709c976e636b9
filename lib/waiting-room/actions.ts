'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { Ctx } from '@/db';
import { database } from '@/db';
import { runAction } from '@/lib/identity/action';
import { cookieOptions } from '@/lib/identity/cookies';
import { requestClient } from '@/lib/identity/request-client';
import { arrive } from './arrive';
import { comeIn, leaveRoom } from './come-in';
import { placeForm, roomForm } from './input';
import { getRoomPage } from './room-queries';
import { admissionCookie, placeCookie, sealAdmission, sealPlace } from './token';

const day = 24 * 60 * 60;
const withPool = ({ actor }: Ctx) => ({ actor, db: database() });

/** Where the tickets of a room are chosen. */
async function ticketsOf(roomId: string): Promise<string> {
  const room = await getRoomPage(roomId);
  return room ? `/events/${room.slug}${room.date ? `/${room.date.id}` : ''}` : '/events';
}

/** Takes a place, for who waits without JavaScript. */
export async function arriveAction(_before: unknown, formData: FormData) {
  return runAction(placeForm, formData, async (ctx, { roomId, again }) => {
    const { address } = await requestClient();
    const arrived = await arrive({ ctx: withPool(ctx), input: { roomId, address, again } });
    if (!arrived.ok) return arrived;
    const token = sealPlace(roomId, arrived.key, arrived.arrival);
    (await cookies()).set(placeCookie(roomId), token, cookieOptions({ maxAge: day }));
    return redirect(`/queue/${roomId}`);
  });
}

/** Goes in when it is one's turn, and on to the tickets. */
export async function enterAction(_before: unknown, formData: FormData) {
  return runAction(roomForm, formData, async (ctx, { roomId }) => {
    const admitted = await comeIn({ ctx: withPool(ctx), input: { roomId } });
    if (!admitted.ok) return admitted;
    const { until, key } = admitted;
    const maxAge = Math.max(1, until - Math.floor(Date.now() / 1_000));
    (await cookies()).set(
      admissionCookie(roomId),
      sealAdmission(roomId, key, until),
      cookieOptions({ maxAge }),
    );
    return redirect(await ticketsOf(roomId));
  });
}

/** Is done, and makes room for the next. */
export async function leaveAction(_before: unknown, formData: FormData) {
  return runAction(roomForm, formData, async (ctx, { roomId }) => {
    await leaveRoom({ ctx, input: { roomId } });
    (await cookies()).delete(admissionCookie(roomId));
    return redirect(await ticketsOf(roomId));
  });
}
