import { openDB } from 'idb';
import type { DoorSync } from '@/lib/tickets/scan-sync';
import type { Admission, DoorTicket, ScanVerdict } from '@/lib/tickets/scan-verdict';

export type Head = Omit<DoorSync, 'tickets' | 'admissions' | 'whole'> & { syncedAt: string };
export type Entry = Admission & { ticketId: string };
/** What the server has not confirmed yet. */
export type Owed = { id: string; performanceId: string; undone: boolean } & {
  ticketId: string | null;
  gate: string;
  verdict: ScanVerdict;
  scannedAt: string;
};

type Schema = {
  heads: { key: string; value: Head };
  tickets: { key: string; value: DoorTicket[] };
  entries: { key: string; value: Entry[] };
  owed: { key: string; value: Owed; indexes: { performance: string } };
};

/** Days after which a device forgets the names of a performance. */
const keepDays = 3;

/** What a device keeps of its doors, so that it works without a network. */
export async function openStore() {
  const db = await openDB<Schema>('tessera-door', 1, {
    upgrade(made) {
      for (const name of ['heads', 'tickets', 'entries'] as const) made.createObjectStore(name);
      made.createObjectStore('owed', { keyPath: 'id' }).createIndex('performance', 'performanceId');
    },
  });
  const forget = async () => {
    for (const id of await db.getAllKeys('heads')) {
      const head = await db.get('heads', id);
      const age = Date.now() - Date.parse(head?.syncedAt ?? '');
      const owed = await db.countFromIndex('owed', 'performance', id);
      if (owed > 0 || age < keepDays * 86_400_000) continue;
      for (const name of ['heads', 'tickets', 'entries'] as const) await db.delete(name, id);
    }
  };
  return {
    forget,
    load: async (id: string) => ({
      head: await db.get('heads', id),
      tickets: (await db.get('tickets', id)) ?? [],
      entries: (await db.get('entries', id)) ?? [],
      owed: await db.getAllFromIndex('owed', 'performance', id),
    }),
    /** The cursor and what it stands for are saved together: a device never skips a revocation. */
    save: async (id: string, head: Head, tickets: DoorTicket[] | null, entries: Entry[] | null) => {
      const tx = db.transaction(['heads', 'tickets', 'entries'], 'readwrite');
      await Promise.all([
        tickets && tx.objectStore('tickets').put(tickets, id),
        entries && tx.objectStore('entries').put(entries, id),
        tx.objectStore('heads').put(head, id),
        tx.done,
      ]);
    },
    owe: (scan: Owed) => db.put('owed', scan),
    settled: async (sent: Owed[]) => {
      const tx = db.transaction('owed', 'readwrite');
      for (const { id, undone } of sent) {
        const now = await tx.store.get(id);
        // Undone while it was being sent: that is still to be said.
        if (now && now.undone === undone) await tx.store.delete(id);
      }
      await tx.done;
    },
  };
}

export type Store = Awaited<ReturnType<typeof openStore>>;
