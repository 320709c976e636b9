import { z } from 'zod';
import { faultInput } from '@/scripts/local/shared/faults';
import { EVENT_TYPES } from '../objects/records';
import type { Controls } from './controls';

type Route = { method: string; path: RegExp; run(controls: Controls, id: string, body: unknown): unknown };
type ControlAnswer = { status: number; body: unknown };

const person = { email: z.email().optional(), name: z.string().optional() };
const card = z.strictObject({ card: z.string().optional(), ...person });
const debit = z.strictObject({
  succeeds: z.boolean().optional(),
  afterMs: z.number().nonnegative().optional(),
  ...person,
});
const outcome = z.strictObject({ succeeds: z.boolean() });
const behaviour = z
  .strictObject({
    duplicate: z.int().min(0).max(100),
    reorder: z
      .strictObject({ windowMs: z.number().positive(), order: z.enum(['shuffle', 'reverse']) })
      .nullable(),
    delayMs: z.number().nonnegative(),
    drop: z.array(z.strictObject({ type: z.enum([...EVENT_TYPES, '*']), count: z.int().positive() })),
    paused: z.boolean(),
    tamper: z
      .strictObject({ kind: z.enum(['signature', 'body', 'stale']), count: z.int().positive() })
      .nullable(),
    url: z.url(),
    secrets: z.array(z.string().min(1)).min(1),
  })
  .partial();
const clock = z.union([z.strictObject({ offsetMs: z.number() }), z.strictObject({ advanceMs: z.number() })]);
const dispute = z.strictObject({ charge: z.string(), reason: z.string().optional() });

const ROUTES: readonly Route[] = [
  { method: 'GET', path: /^\/state$/, run: (controls) => controls.dump() },
  { method: 'GET', path: /^\/deliveries$/, run: (controls) => controls.deliveries() },
  { method: 'POST', path: /^\/reset$/, run: (controls) => controls.reset() },
  { method: 'POST', path: /^\/clock$/, run: (controls, _id, body) => controls.moveClock(clock.parse(body)) },
  {
    method: 'POST',
    path: /^\/faults$/,
    run: (controls, _id, body) => controls.addFault(faultInput.parse(body)),
  },
  { method: 'DELETE', path: /^\/faults$/, run: (controls) => controls.clearFaults() },
  {
    method: 'POST',
    path: /^\/webhooks$/,
    run: (controls, _id, body) => controls.setWebhooks(behaviour.parse(body)),
  },
  { method: 'POST', path: /^\/events\/(\w+)\/resend$/, run: (controls, id) => controls.resend(id) },
  {
    method: 'POST',
    path: /^\/sessions\/(\w+)\/pay$/,
    run: (controls, id, body) => controls.paySession(id, card.parse(body)),
  },
  {
    method: 'POST',
    path: /^\/sessions\/(\w+)\/challenge$/,
    run: (controls, id, body) => controls.answerChallenge(id, outcome.parse(body).succeeds),
  },
  {
    method: 'POST',
    path: /^\/sessions\/(\w+)\/debit$/,
    run: (controls, id, body) => controls.payByDebit(id, debit.parse(body)),
  },
  {
    method: 'POST',
    path: /^\/sessions\/(\w+)\/settle$/,
    run: (controls, id, body) => controls.settle(id, outcome.parse(body).succeeds),
  },
  { method: 'POST', path: /^\/sessions\/(\w+)\/expire$/, run: (controls, id) => controls.expireSession(id) },
  {
    method: 'POST',
    path: /^\/refunds\/(\w+)\/fail$/,
    run: (controls, id, body) =>
      controls.failRefund(id, z.strictObject({ reason: z.string().optional() }).parse(body).reason),
  },
  {
    method: 'POST',
    path: /^\/disputes$/,
    run(controls, _id, body) {
      const { charge, reason } = dispute.parse(body);
      return controls.openDispute(charge, reason);
    },
  },
  {
    method: 'POST',
    path: /^\/disputes\/(\w+)\/close$/,
    run: (controls, id, body) =>
      controls.closeDispute(id, z.strictObject({ won: z.boolean() }).parse(body).won),
  },
];

/** Answers a control call; what the call asks wrongly comes back as 400 with the reason. */
export function handleControl(controls: Controls, method: string, path: string, body: string): ControlAnswer {
  for (const route of ROUTES) {
    const match = route.path.exec(path);
    if (!match || route.method !== method) continue;
    try {
      const result = route.run(controls, match[1] ?? '', body === '' ? {} : JSON.parse(body));
      return { status: 200, body: result ?? { ok: true } };
    } catch (error) {
      const message = error instanceof z.ZodError ? z.prettifyError(error) : String((error as Error).message);
      return { status: 400, body: { error: message } };
    }
  }
  return { status: 404, body: { error: `No control call ${method} ${path}` } };
}
