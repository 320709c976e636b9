import { z } from 'zod';
import { faultInput } from '@/scripts/local/shared/faults';
import type { Controls } from './controls';

type Route = { call: string; run(controls: Controls, url: URL, body: unknown): unknown };

const rateLimit = z.strictObject({ perSecond: z.int().positive().nullable() });

const ROUTES: readonly Route[] = [
  {
    call: 'GET /messages',
    run: (controls, url) => ({ messages: controls.messages(url.searchParams.get('to') ?? '') }),
  },
  { call: 'GET /state', run: (controls) => controls.dump() },
  {
    call: 'POST /faults',
    run: (controls, _url, body) => controls.addFault(faultInput.parse(body)),
  },
  { call: 'DELETE /faults', run: (controls) => controls.clearFaults() },
  {
    call: 'POST /rate-limit',
    run: (controls, _url, body) => controls.setRateLimit(rateLimit.parse(body).perSecond),
  },
  { call: 'POST /reset', run: (controls) => controls.reset() },
];

/** Answers a control call; what the call asks wrongly comes back as 400 with the reason. */
export async function handleControl(
  controls: Controls,
  method: string,
  url: URL,
  body: string,
): Promise<{ status: number; body: unknown }> {
  const call = `${method} ${url.pathname.slice('/_control'.length)}`;
  const route = ROUTES.find((candidate) => candidate.call === call);
  if (!route) return { status: 404, body: { error: `No control call ${call}` } };
  try {
    const result = await route.run(controls, url, body === '' ? {} : JSON.parse(body));
    return { status: 200, body: result ?? { ok: true } };
  } catch (error) {
    const message = error instanceof z.ZodError ? z.prettifyError(error) : String((error as Error).message);
    return { status: 400, body: { error: message } };
  }
}
