import type { DoorSync } from '@/lib/tickets/scan-sync';
import type { DoorAddress } from './door';
import type { Owed } from './door-store';

type Answer = { ok: true; news: DoorSync } | { ok: false; problem: 'offline' | 'signed-out' };

const perBatch = 200;

/** Sends what is owed in batches, then asks for what changed since the cursor. A batch that is sent again counts once. */
export async function exchange(
  { organizer, performanceId, deviceId }: DoorAddress,
  owed: Owed[],
  cursor: string | undefined,
): Promise<Answer> {
  const url = `/api/door/${encodeURIComponent(organizer)}/${performanceId}`;
  try {
    for (let at = 0; at < owed.length; at += perBatch) {
      const part = owed.slice(at, at + perBatch);
      const body = {
        deviceId,
        sentAt: new Date().toISOString(),
        scans: part.map(({ id, ticketId, gate, verdict, scannedAt }) => ({
          id,
          ticketId,
          gate,
          verdict,
          scannedAt,
        })),
        undone: part.filter(({ undone }) => undone).map(({ id }) => id),
      };
      const sent = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!sent.ok) return { ok: false, problem: sent.status === 404 ? 'signed-out' : 'offline' };
    }
    const response = await fetch(cursor ? `${url}?since=${cursor}` : url, { cache: 'no-store' });
    if (response.ok) return { ok: true, news: (await response.json()) as DoorSync };
    return { ok: false, problem: response.status === 404 ? 'signed-out' : 'offline' };
  } catch {
    return { ok: false, problem: 'offline' };
  }
}
