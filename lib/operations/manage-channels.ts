import { eq, not } from 'drizzle-orm';
import type { z } from 'zod';
import { withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { alertChannels } from '@/db/schema';
import { newId } from '@/lib/ids';
import { type Failure, fail, type Result } from '@/lib/result';
import { seal } from '@/lib/secret-box';
import type { channelInput } from './input';
import { type Post, tellChannel } from './send-news';
import type { StaffCtx } from './staff';

const gone = () => fail('NOT_FOUND', 'This channel is not there any more.');
type Changed = Result<object, Failure<'NOT_FOUND'>>;
type Call = { ctx: StaffCtx; input: { channelId: string } };

/** Adds a channel. Address and secret are kept sealed and never shown again. */
export async function addChannel({
  ctx,
  input: { target, secret, ...input },
}: {
  ctx: StaffCtx;
  input: z.output<typeof channelInput>;
}): Promise<Result<{ channelId: string }>> {
  return withTransaction(ctx, async (tx) => {
    const id = newId();
    await tx.db.insert(alertChannels).values({
      ...{ id, ...input },
      sealedTarget: target ? seal(target, 'alert-target', id) : null,
      sealedSecret: input.kind === 'webhook' ? seal(secret, 'alert-secret', id) : null,
    });
    const details = { kind: input.kind, severity: input.severity };
    await audit(tx, { action: 'alert_channel.added', subjectType: 'alert_channel', subjectId: id, details });
    return { ok: true, channelId: id };
  });
}

/** Switches a channel off, or on again. */
export async function switchChannel({ ctx, input: { channelId } }: Call): Promise<Changed> {
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.db
      .update(alertChannels)
      .set({ enabled: not(alertChannels.enabled) })
      .where(eq(alertChannels.id, channelId))
      .returning({ enabled: alertChannels.enabled });
    if (!row) return gone();
    const action = row.enabled ? 'alert_channel.switched_on' : 'alert_channel.switched_off';
    await audit(tx, { action, subjectType: 'alert_channel', subjectId: channelId });
    return { ok: true };
  });
}

/** Removes a channel with what it was to be told. */
export async function removeChannel({ ctx, input: { channelId } }: Call): Promise<Changed> {
  return withTransaction(ctx, async (tx) => {
    const gonerows = await tx.db
      .delete(alertChannels)
      .where(eq(alertChannels.id, channelId))
      .returning({ id: alertChannels.id });
    if (gonerows.length === 0) return gone();
    await audit(tx, {
      action: 'alert_channel.removed',
      subjectType: 'alert_channel',
      subjectId: channelId,
    });
    return { ok: true };
  });
}

/** Tells a channel something at once, and says in words whether it was taken. */
export async function tryChannel({
  ctx,
  input: { channelId },
  post,
}: Call & { post?: Post }): Promise<Result<object, Failure<'NOT_FOUND' | 'NOT_TAKEN'>>> {
  const [channel] = await ctx.db.select().from(alertChannels).where(eq(alertChannels.id, channelId));
  if (!channel) return gone();
  const now = new Date();
  const about = { alertId: channelId, cause: 'trial', rule: 'trial', subject: null };
  try {
    await tellChannel(
      ctx,
      channel,
      {
        ...about,
        id: newId(),
        news: 'opened',
        severity: 'warning',
        value: 0,
        worst: 0,
        openedAt: now,
        resolvedAt: null,
      },
      post,
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'no answer';
    return fail('NOT_TAKEN', `The channel did not take it: ${reason}.`);
  }
  await audit(ctx, { action: 'alert_channel.tried', subjectType: 'alert_channel', subjectId: channelId });
  return { ok: true };
}
