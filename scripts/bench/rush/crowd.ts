import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import autocannon from 'autocannon';
import { connect } from '@/db';
import { env } from '@/lib/env';
import { sealVisitorId, visitorCookieName } from '@/lib/identity/visitor-cookie';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { servePart } from '@/scripts/bench/part';

export type CrowdInput = { siteUrl: string; performanceId: string; buyers: number; seat: number };
export type CrowdOutput = {
  /** Milliseconds until each was answered. */
  overHttp: number[];
  direct: number[];
  answers: Record<string, number>;
  /** Bytes of the body: everything that is free, and the difference after one more seat. */
  whole: number;
  difference: number;
  /** Milliseconds from a granted hold until a page that asks as ours does has heard of it. */
  seen: number[];
  /** Answers a second to pages that know the latest, and of a bare server of Node that sends the same bytes. */
  polls: number;
  barePolls: number;
};

const pollMs = 1_200;

function play(options: autocannon.Options): Promise<{ latencies: number[]; result: autocannon.Result }> {
  const latencies: number[] = [];
  return new Promise((resolve, reject) => {
    const running = autocannon(options, (error, result) =>
      error ? reject(error) : resolve({ latencies, result }),
    );
    running.on('response', (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  });
}

const buyer = () => `${visitorCookieName()}=${sealVisitorId(newId())}`;
const wishFor = (performanceId: string, seat: number) =>
  JSON.stringify({ performanceId, seat: String(seat) });

async function everybodyAtOnce({ siteUrl, performanceId, buyers, seat }: CrowdInput) {
  const answers: Record<string, number> = {};
  const { latencies } = await play({
    url: siteUrl,
    connections: buyers,
    amount: buyers,
    timeout: 30,
    requests: [
      {
        method: 'POST',
        path: '/api/holds',
        setupRequest: (request) => ({
          ...request,
          headers: { 'content-type': 'application/json', cookie: buyer() },
          body: wishFor(performanceId, seat),
        }),
        onResponse: (status, body) => {
          const told = status === 200 ? (JSON.parse(body) as { ok: boolean; code?: string }) : null;
          const answer = told?.ok ? 'granted' : (told?.code ?? `HTTP ${status}`);
          answers[answer] = (answers[answer] ?? 0) + 1;
        },
      },
    ],
  });
  return { latencies, answers };
}

/** The verb alone for as many, with a pool of the same size as the site's. */
async function everybodyDirectly({ performanceId, buyers, seat }: CrowdInput): Promise<number[]> {
  const { db, close } = connect(env().DATABASE_URL, {
    pool: env().DATABASE_POOL,
    name: 'tessera-bench-floor',
  });
  const input = holdInput.parse({ performanceId, seatIndexes: [seat] });
  const attempt = async () => {
    const from = performance.now();
    await hold({ ctx: { actor: { kind: 'visitor', visitorId: newId() }, db }, input });
    return performance.now() - from;
  };
  const latencies = await Promise.all(Array.from({ length: buyers }, attempt));
  await close();
  return latencies;
}

type Told = { version: string; taken?: string; changes?: number[] };

async function ask({ siteUrl, performanceId }: CrowdInput, since?: string) {
  const path = `/api/performances/${performanceId}/availability${since ? `?since=${since}` : ''}`;
  const answer = await fetch(new URL(path, siteUrl));
  const body = await answer.text();
  return { bytes: Buffer.byteLength(body), told: JSON.parse(body) as Told };
}

/** A page asks at its own pace while somebody else takes one seat after the other. */
async function watch(input: CrowdInput, seats: number[]) {
  const seen: number[] = [];
  let { told } = await ask(input);
  let difference = 0;
  for (const seat of seats) {
    // Anywhere between two questions of the page.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * pollMs));
    const headers = { 'content-type': 'application/json', cookie: buyer() };
    const body = wishFor(input.performanceId, seat);
    await fetch(new URL('/api/holds', input.siteUrl), { method: 'POST', headers, body });
    const granted = performance.now();
    await new Promise((resolve) => setTimeout(resolve, Math.random() * pollMs));
    for (let heard = false; !heard; ) {
      const next = await ask(input, told.version);
      heard = (next.told.changes?.length ?? 0) > 0;
      if (heard) difference = Math.max(difference, next.bytes);
      else await new Promise((resolve) => setTimeout(resolve, pollMs));
      told = next.told;
    }
    seen.push(performance.now() - granted);
  }
  return { seen, difference };
}

async function pollsPerSecond(url: string): Promise<number> {
  const { result } = await play({ url, connections: 64, duration: 5 });
  return result.requests.average;
}

async function bareServer(body: string) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

/** What a crowd sees in the first minute of an on-sale. Run by measure.ts as a process of its own. */
await servePart(async (input: CrowdInput): Promise<CrowdOutput> => {
  const http = await everybodyAtOnce(input);
  const direct = await everybodyDirectly({ ...input, seat: input.seat + 1 });
  const { bytes: whole, told } = await ask(input);
  const watched = await watch(
    input,
    Array.from({ length: 20 }, (_, n) => input.seat + 100 + n),
  );
  const { told: latest } = await ask(input, told.version);
  const path = `/api/performances/${input.performanceId}/availability?since=${latest.version}`;
  const polls = await pollsPerSecond(new URL(path, input.siteUrl).href);
  const bare = await bareServer(JSON.stringify((await ask(input, latest.version)).told));
  const barePolls = await pollsPerSecond(bare.url);
  bare.server.close();
  return {
    overHttp: http.latencies,
    answers: http.answers,
    direct,
    whole,
    ...watched,
    polls,
    barePolls,
  };
});
