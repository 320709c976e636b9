import autocannon from 'autocannon';
import { eq } from 'drizzle-orm';
import { connect } from '@/db';
import { waitingRooms } from '@/db/schema';
import { env } from '@/lib/env';
import { sealVisitorId, visitorCookieName } from '@/lib/identity/visitor-cookie';
import { newId } from '@/lib/ids';
import { placeOf } from '@/lib/waiting-room/draw-view';
import type { RoomAnswer } from '@/lib/waiting-room/room-view';
import { setUpRoom } from '@/lib/waiting-room/set-up-room';
import { servePart } from '@/scripts/bench/part';
import { type Spread, spreadOf } from '@/scripts/bench/statistics';
import { parseSetCookie } from '@/scripts/bench/waiting-room/cookie-of';

export type CrowdInput = {
  siteUrl: string;
  organizerId: string;
  eventId: string;
  performanceId: string;
  levelId: string;
  visitors: number;
};

type Crowd = CrowdInput & { roomId: string };

export type CrowdOutput = {
  roomId: string;
  took: Spread;
  aSecond: number;
  /** What was answered, and how often. */
  answers: Record<string, number>;
  polls: { aSecond: number; spread: Spread };
  /** Milliseconds of going in and of holding, for those who were called. */
  enter: Spread;
  hold: Spread;
  seconds: number;
  granted: number;
};

const json = { 'content-type': 'application/json' };

function play(options: autocannon.Options): Promise<{ latencies: number[]; result: autocannon.Result }> {
  const latencies: number[] = [];
  return new Promise((resolve, reject) => {
    const running = autocannon(options, (error, result) =>
      error ? reject(error) : resolve({ latencies, result }),
    );
    running.on('response', (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  });
}

const counted = (answers: Record<string, number>, answer: string) => {
  answers[answer] = (answers[answer] ?? 0) + 1;
};

/** Everybody comes: each a browser of his own that takes its place. */
async function gather({ siteUrl, roomId, visitors }: Crowd, answers: Record<string, number>) {
  const known: string[] = [];
  const { latencies, result } = await play({
    url: siteUrl,
    connections: 64,
    amount: visitors,
    timeout: 30,
    requests: [
      {
        method: 'POST',
        path: '/api/waiting-room/place',
        setupRequest: (request, context) => {
          const cookie = `${visitorCookieName()}=${sealVisitorId(newId())}`;
          Object.assign(context, { cookie });
          return { ...request, headers: { ...json, cookie }, body: JSON.stringify({ roomId }) };
        },
        onResponse: (status, body, context, headers) => {
          const told = status === 200 ? (JSON.parse(body) as { ok: boolean; arrival: number }) : null;
          counted(answers, told?.ok ? 'placed' : `HTTP ${status}`);
          const own = (context as { cookie: string }).cookie;
          if (told?.ok) known[told.arrival] = `${own}; ${parseSetCookie(headers)}`;
        },
      },
    ],
  });
  return { took: spreadOf(latencies), aSecond: visitors / result.duration, known };
}

const ask = async ({ siteUrl, roomId }: Crowd) =>
  (await (await fetch(new URL(`/api/waiting-room/${roomId}`, siteUrl))).json()) as RoomAnswer;

async function post(url: URL, cookie: string, fields: object) {
  const from = performance.now();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...json, cookie },
    body: JSON.stringify(fields),
  });
  const told = (await answer.json()) as { ok: boolean; code?: string };
  const set = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  return { told, took: performance.now() - from, cookie: [cookie, ...set].join('; ') };
}

/** All wait and ask; whoever is called goes in and holds two places, until nothing is left. */
async function sell(input: Crowd, known: string[], answers: Record<string, number>) {
  const { siteUrl, roomId, performanceId, levelId } = input;
  const [enter, hold]: [number[], number[]] = [[], []];
  const address = (path: string) => new URL(path, siteUrl);
  const wish = { performanceId, [`place:${levelId}`]: '2' };
  // Who has not been called gets nothing, whatever he sends.
  for (const cookie of known.slice(0, 100)) {
    counted(answers, `pushing in: ${(await post(address('/api/holds'), cookie, wish)).told.code}`);
  }
  const polling = play({ url: address(`/api/waiting-room/${roomId}`).href, connections: 64, duration: 10 });
  const first = await ask(input);
  const byPlace: string[] = [];
  known.forEach((cookie, arrival) => {
    byPlace[placeOf(first.draw, arrival) ?? 0] = cookie;
  });
  const began = performance.now();
  let [next, granted] = [0, 0];
  const under: Promise<void>[] = [];
  const shop = async (cookie: string) => {
    const entered = await post(address('/api/waiting-room/enter'), cookie, { roomId });
    enter.push(entered.took);
    if (!entered.told.ok) return counted(answers, `enter: ${entered.told.code}`);
    const held = await post(address('/api/holds'), entered.cookie, wish);
    hold.push(held.took);
    counted(answers, held.told.ok ? 'granted' : `hold: ${held.told.code}`);
    if (held.told.ok) granted += 2;
  };
  for (;;) {
    const now = await ask(input);
    while (next < Math.min(now.serving, byPlace.length)) under.push(shop(byPlace[next++] ?? ''));
    if ((now.left === 0 && next >= now.serving) || performance.now() - began > 300_000) break;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  await Promise.all(under);
  const seconds = (performance.now() - began) / 1_000;
  const polled = await polling;
  const polls = { aSecond: polled.result.requests.average, spread: spreadOf(polled.latencies) };
  return { polls, enter: spreadOf(enter), hold: spreadOf(hold), seconds, granted };
}

/** Run by measure.ts as a process of its own, with the secrets of the stack: the seed is sealed under them. */
await servePart(async (given: CrowdInput): Promise<CrowdOutput> => {
  const { db, close } = connect(env().DATABASE_URL, { pool: 2, name: 'tessera-bench' });
  const { organizerId, eventId, performanceId } = given;
  const settings = { gatherMinutes: 60, target: 2_000, admissionMinutes: 15, demandLimit: 60 };
  const set = await setUpRoom({
    ctx: { actor: { kind: 'job', name: 'bench' }, db },
    input: {
      organizerId,
      eventId,
      performanceId,
      scope: 'date',
      when: 'now',
      accountsOnly: false,
      ...settings,
    },
  });
  if (!set.ok) throw new Error(set.message);
  const input = { ...given, roomId: set.roomId };
  const answers: Record<string, number> = {};
  const { took, aSecond, known } = await gather(input, answers);
  await db.update(waitingRooms).set({ opensAt: new Date() }).where(eq(waitingRooms.id, set.roomId));
  while ((await ask(input)).draw === null) await new Promise((resolve) => setTimeout(resolve, 200));
  const sold = await sell(input, known, answers);
  await close();
  return { roomId: set.roomId, took, aSecond, answers, ...sold };
});
