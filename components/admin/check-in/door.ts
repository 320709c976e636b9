import { parseCode, type TicketClaim } from '@/lib/tickets/code';
import type { DoorSync } from '@/lib/tickets/scan-sync';
import { type Admission, type DoorTicket, decideScan, type ScanVerdict } from '@/lib/tickets/scan-verdict';
import { signatureJudge } from '@/lib/tickets/verify-in-browser';
import { type Entry, type Head, type Owed, openStore, type Store } from './door-store';
import { exchange } from './exchange';

/** What the person at the door is told about the last code. */
export type Shown = {
  scanId: string;
  verdict: ScanVerdict;
  ticketId: string | null;
  ticket: DoorTicket | undefined;
  admission: Admission | undefined;
  undone: boolean;
};

export type DoorState = {
  loaded: boolean;
  head: Head | undefined;
  tickets: Map<string, DoorTicket>;
  /** Who is in, by ticket; what this device knows. */
  inside: Map<string, Entry>;
  owed: Map<string, Owed>;
  refused: number;
  /** Scans of this device that turned out not to be the first. */
  conflicts: string[];
  shown: Shown | null;
  problem: 'offline' | 'signed-out' | null;
};

export type DoorAddress = { organizer: string; performanceId: string; deviceId: string };

/** A door that decides by itself and tells the server when there is a network. `changed` is called after every change. */
export async function openDoor(address: DoorAddress, changed: (state: DoorState) => void) {
  const store: Store = await openStore();
  await store.forget();
  const { performanceId } = address;
  const saved = await store.load(performanceId);
  const entries = new Map(saved.entries.map((entry) => [entry.scanId, entry]));
  const mine = new Set(saved.owed.map(({ id }) => id));
  let judge: Awaited<ReturnType<typeof signatureJudge>> | null = null;
  let busy: Promise<void> | null = null;
  let state: DoorState = {
    loaded: true,
    head: saved.head,
    tickets: new Map(saved.tickets.map((ticket) => [ticket.id, ticket])),
    inside: new Map(),
    owed: new Map(saved.owed.map((scan) => [scan.id, scan])),
    refused: 0,
    conflicts: [],
    shown: null,
    problem: null,
  };
  const set = (change: Partial<DoorState>) => {
    state = { ...state, ...change };
    changed(state);
  };
  const recount = () => {
    const inside = new Map<string, Entry>();
    const own = [...state.owed.values()].flatMap(({ id, ticketId, verdict, undone, scannedAt, gate }) =>
      verdict === 'admitted' && ticketId && !undone ? [{ scanId: id, ticketId, at: scannedAt, gate }] : [],
    );
    for (const entry of [...entries.values(), ...own]) {
      const known = inside.get(entry.ticketId);
      if (state.owed.get(entry.scanId)?.undone) continue;
      if (!known || entry.at < known.at) inside.set(entry.ticketId, entry);
    }
    return inside;
  };
  const readKey = async () => {
    if (!judge && state.head?.publicKey) judge = await signatureJudge(state.head.publicKey);
  };

  const record = async (verdict: ScanVerdict, ticketId: string | null, gate: string) => {
    const id = crypto.randomUUID();
    const ticket = ticketId ? state.tickets.get(ticketId) : undefined;
    const admission = ticketId ? state.inside.get(ticketId) : undefined;
    const scan = {
      id,
      performanceId,
      ticketId,
      gate,
      verdict,
      scannedAt: new Date().toISOString(),
      undone: false,
    };
    mine.add(id);
    const owed = new Map(state.owed).set(id, scan);
    state = { ...state, owed };
    set({
      inside: recount(),
      refused: state.refused + (verdict === 'admitted' ? 0 : 1),
      shown: { scanId: id, verdict, ticketId, ticket, admission, undone: false },
    });
    await store.owe(scan);
    return verdict;
  };

  const decide = async (claim: TicketClaim | null, genuine: boolean, gate: string) => {
    if (!state.head) return null;
    const id = claim?.performanceId === performanceId && genuine ? claim.ticketId : null;
    const verdict = decideScan({
      claim,
      genuine,
      performanceId,
      ticket: id ? state.tickets.get(id) : undefined,
      admission: id ? state.inside.get(id) : undefined,
      now: new Date(),
      opensAt: new Date(state.head.opensAt),
    });
    return record(verdict, id, gate);
  };

  const take = async (news: DoorSync, sent: Owed[]) => {
    const { tickets: changedTickets, admissions, whole, ...head } = news;
    const tickets = new Map(whole ? [] : state.tickets);
    for (const ticket of changedTickets) tickets.set(ticket.id, ticket);
    if (whole) entries.clear();
    for (const { out, ...entry } of admissions) {
      if (out) entries.delete(entry.scanId);
      else entries.set(entry.scanId, entry);
    }
    const lost = admissions.filter(
      ({ scanId, out }) =>
        out && mine.has(scanId) && !undoneHere.has(scanId) && !state.conflicts.includes(scanId),
    );
    const full = { ...head, syncedAt: new Date().toISOString() };
    const ticketsToSave = whole || changedTickets.length > 0 ? [...tickets.values()] : null;
    const entriesToSave = whole || admissions.length > 0 ? [...entries.values()] : null;
    await store.save(performanceId, full, ticketsToSave, entriesToSave);
    await store.settled(sent);
    const owed = new Map(state.owed);
    for (const scan of sent) if (owed.get(scan.id)?.undone === scan.undone) owed.delete(scan.id);
    const conflicts = [...state.conflicts, ...lost.map(({ scanId }) => scanId)];
    state = { ...state, head: full, tickets, owed, conflicts, problem: null };
    await readKey();
    set({ inside: recount() });
  };
  const undoneHere = new Set(saved.owed.filter(({ undone }) => undone).map(({ id }) => id));

  const sync = async () => {
    const sent = [...state.owed.values()];
    const answer = await exchange(address, sent, state.head?.cursor);
    if (answer.ok) await take(answer.news, sent);
    else set({ problem: answer.problem });
  };

  await readKey();
  set({ inside: recount() });
  return {
    /** Decides about a code as it was read; null while nothing was synced. */
    async scan(code: string, gate: string): Promise<ScanVerdict | null> {
      performance.mark('door-shown');
      const parsed = parseCode(code);
      const here = parsed?.performanceId === performanceId;
      const genuine = Boolean(parsed && here && judge && (await judge(parsed.signed, parsed.signature)));
      return decide(parsed, genuine, gate);
    },
    /** Decides about a ticket that was found by name. */
    admit: (ticketId: string, gate: string) => decide({ performanceId, ticketId }, true, gate),
    /** Lets in before the doors open, by a person's decision. */
    admitEarly: (ticketId: string, gate: string) => record('admitted', ticketId, gate),
    async undo(): Promise<void> {
      const { shown } = state;
      if (!shown || shown.undone) return;
      const entry = entries.get(shown.scanId);
      const before = state.owed.get(shown.scanId);
      const base = before ?? {
        id: shown.scanId,
        performanceId,
        ticketId: shown.ticketId,
        verdict: shown.verdict,
        gate: entry?.gate ?? 'Door',
        scannedAt: entry?.at ?? new Date().toISOString(),
      };
      const scan: Owed = { ...base, undone: true };
      undoneHere.add(scan.id);
      state = { ...state, owed: new Map(state.owed).set(scan.id, scan) };
      set({ inside: recount(), shown: { ...shown, undone: true } });
      await store.owe(scan);
    },
    /** Tells the server what was scanned and asks what changed; one at a time. */
    sync(): Promise<void> {
      busy ??= sync().finally(() => {
        busy = null;
      });
      return busy;
    },
  };
}

export type Door = Awaited<ReturnType<typeof openDoor>>;
