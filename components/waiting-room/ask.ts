import type { RoomAnswer } from '@/lib/waiting-room/room-view';

type Refusal = { ok: false; code: string; message: string };
export type PlaceAnswer = { ok: true; arrival: number } | Refusal;
export type EnterAnswer = { ok: true; until: number } | Refusal;

/** The room as everybody sees it; null when no answer came: the next question may find one. */
export async function askRoom(roomId: string, signal: AbortSignal): Promise<RoomAnswer | null> {
  try {
    const response = await fetch(`/api/waiting-room/${roomId}`, { signal });
    return response.ok ? ((await response.json()) as RoomAnswer) : null;
  } catch {
    return null;
  }
}

async function post<T>(path: string, fields: Record<string, string>): Promise<T | null> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    });
    // Busy: nothing was done, and it is asked for again.
    return response.status >= 500 ? null : ((await response.json()) as T);
  } catch {
    return null;
  }
}

/** One's place; asked for again and again it stays the same. */
export const askPlace = (roomId: string, again: boolean) =>
  post<PlaceAnswer>('/api/waiting-room/place', { roomId, ...(again && { again: '1' }) });

/** To be let in. */
export const askEnter = (roomId: string) => post<EnterAnswer>('/api/waiting-room/enter', { roomId });
