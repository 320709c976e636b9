'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { editPayload } from '@/lib/failures/edit-payload';
import { freezeBatch } from '@/lib/failures/freeze-batch';
import {
  assignMessages,
  commentMessage,
  deleteMessages,
  reopenMessages,
  resolveMessages,
  snoozeMessages,
  undoDeletion,
} from '@/lib/failures/manage-messages';
import { approveBatch, cancelBatch, pauseBatch, resumeBatch, startBatch } from '@/lib/failures/steer-batch';
import type { ActionState } from '@/lib/identity/action';
import { type Failure, fail } from '@/lib/result';
import { filterOf, readMessagesQuery } from './messages-filter';
import { runStaffAction } from './staff-action';

type State = ActionState<{ ok: true } | Failure>;

const list = z.preprocess((value) => [value ?? []].flat(), z.array(z.uuid()).max(1_000));
const bulkInput = z.object({
  verb: z.enum([
    'redrive',
    'redrive-all',
    'delete-all',
    'resolve-all',
    'snooze',
    'assign',
    'resolve',
    'delete',
    'reopen',
    'restore',
  ]),
  ids: list,
  /** The query of the address that was on the screen. */
  query: z.string().max(4_000).default(''),
  reason: z.string().max(500).default(''),
  hours: z.coerce.number().int().min(1).max(720).default(24),
  back: z.string().startsWith('/ops/').max(4_000).default('/ops/messages'),
});

/** What the list and a message's page do: with those that are marked, or with everything that the filter matches. */
export async function messagesAction(_before: unknown, formData: FormData): Promise<State> {
  let target = '';
  const result = await runStaffAction(
    bulkInput,
    formData,
    async (ctx, input): Promise<{ ok: true } | Failure> => {
      const { verb, ids, reason, back } = input;
      target = back;
      if (verb.endsWith('-all') || verb === 'redrive') {
        const all = verb.endsWith('-all');
        if (!all && ids.length === 0) return fail('NONE', 'Mark the messages first.');
        const shown = filterOf(readMessagesQuery(Object.fromEntries(new URLSearchParams(input.query))));
        const filter = all ? shown : { states: ['open' as const, 'snoozed' as const], ids };
        const action = z.enum(['redrive', 'delete', 'resolve']).parse(verb.replace('-all', ''));
        const frozen = await freezeBatch({ ctx, input: { filter, action, reason: reason || undefined } });
        if (frozen.ok) target = `/ops/batches/${frozen.batchId}`;
        return frozen;
      }
      if (ids.length === 0) return fail('NONE', 'Mark the messages first.');
      switch (verb) {
        case 'snooze':
          return snoozeMessages({
            ctx,
            input: { ids, until: new Date(Date.now() + input.hours * 3_600_000) },
          });
        case 'assign':
          return assignMessages({ ctx, input: { ids, userId: ctx.actor.userId } });
        case 'resolve':
          return resolveMessages({ ctx, input: { ids, reason } });
        case 'reopen':
          return reopenMessages({ ctx, input: { ids } });
        case 'restore':
          return undoDeletion({ ctx, input: { ids } });
        default:
          return deleteMessages({ ctx, input: { ids } });
      }
    },
  );
  if (result.ok) redirect(target);
  return result;
}

const editInput = z.object({
  id: z.uuid(),
  version: z.coerce.number().int().min(0),
  payload: z.string().max(1_000_000),
});

/** Saves another payload; what does not fit is said path by path. */
export async function editPayloadAction(_before: unknown, formData: FormData): Promise<State> {
  const result = await runStaffAction(
    editInput,
    formData,
    async (ctx, input): Promise<{ ok: true } | Failure> => {
      const saved = await editPayload({
        ctx,
        input: { ...input, payload: input.payload.replaceAll('\r\n', '\n') },
      });
      if (saved.ok || saved.code !== 'INVALID') return saved;
      const issues = 'issues' in saved ? saved.issues : [];
      return fail(
        'INVALID_PAYLOAD',
        `${saved.message} ${issues.map(({ path, message }) => `${path || 'payload'}: ${message}`).join('; ')}`,
      );
    },
  );
  if (result.ok) redirect(`/ops/messages/${formData.get('id')}`);
  return result;
}

/** Notes something about a message. */
export async function commentAction(_before: unknown, formData: FormData): Promise<State> {
  const input = z.object({ id: z.uuid(), text: z.string().max(2_000) });
  const result = await runStaffAction(input, formData, (ctx, given) => commentMessage({ ctx, input: given }));
  if (result.ok) redirect(`/ops/messages/${formData.get('id')}`);
  return result;
}

const steering = {
  start: startBatch,
  approve: approveBatch,
  pause: pauseBatch,
  resume: resumeBatch,
  cancel: cancelBatch,
};

/** Starts, approves, pauses, resumes or cancels a batch, or brings back what it deleted. */
export async function batchAction(_before: unknown, formData: FormData): Promise<State> {
  const input = z.object({
    batchId: z.uuid(),
    verb: z.enum(['start', 'approve', 'pause', 'resume', 'cancel', 'restore']),
  });
  const result = await runStaffAction(
    input,
    formData,
    async (ctx, { batchId, verb }): Promise<{ ok: true } | Failure> =>
      verb === 'restore'
        ? undoDeletion({ ctx, input: { batchId } })
        : steering[verb]({ ctx, input: { batchId } }),
  );
  if (result.ok) redirect(`/ops/batches/${formData.get('batchId')}`);
  return result;
}
